package nl.opvang.plumbing.recovery;

import java.time.Duration;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.relay.Completeness;
import nl.opvang.plumbing.relay.Completeness.State;
import nl.opvang.plumbing.relay.TakingBack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a service begin once its store has all that Kafka has, and takes back what it lacks once that is decided. */
public final class Recovery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Completeness completeness;
    private final TakingBack takingBack;
    private final Runnable forget;
    private final SteadyWork work;
    private Runnable begin = () -> {};
    private boolean begun;

    /** @param forget what is remembered of a store that has events now of which nobody was told */
    public Recovery(String service, Completeness completeness, TakingBack takingBack, Runnable forget) {
        this.completeness = completeness;
        this.takingBack = takingBack;
        this.forget = forget;
        this.work = new SteadyWork("recovery-" + service, LOOK_AGAIN, this::look);
    }

    public State state() {
        return completeness.state();
    }

    /**
     * Compares at once, and again and again as long as Kafka does not answer or something is lacking.
     *
     * @param whenComplete called once, when the service may begin
     */
    public void start(Runnable whenComplete) {
        begin = whenComplete;
        try {
            look();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the store is not compared with Kafka yet: {}", SteadyWork.innermost(e));
        }
        work.start();
    }

    /** What it is at that moment, as far as it can be better. */
    private void look() throws InterruptedException {
        // Also when it has begun: the server may be another one by now.
        var state = completeness.compare();
        if (state instanceof State.Lacking && takingBack.isDecided()) {
            takingBack.carryOut();
            forget.run();
            state = completeness.compare();
        }
        if (state instanceof State.Complete && !begun) {
            begun = true;
            begin.run();
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
