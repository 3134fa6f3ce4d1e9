package nl.opvang.reporting.feed.read;

import java.time.Duration;
import java.util.Optional;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.store.StoreSignal;

/** Hears that figures were told, by this process or another: one question for all who listen. */
final class FigureHearing implements AutoCloseable {
    private static final Duration LISTENS_EVERY = Duration.ofMillis(200);

    private final Feed feed;
    private final StoreSignal told = new StoreSignal();
    private final SteadyWork work = new SteadyWork("hear-of-figures", LISTENS_EVERY, this::listen);
    private Optional<Feed.Reach> heard = Optional.empty();

    FigureHearing(Feed feed) {
        this.feed = feed;
    }

    void start() {
        work.start();
    }

    /** Raised when there is more. */
    StoreSignal told() {
        return told;
    }

    private void listen() {
        var reach = feed.reach(FigureTelling.TOPIC);
        if (reach.equals(heard)) return;
        heard = reach;
        told.raise();
    }

    @Override
    public void close() {
        work.close();
    }
}
