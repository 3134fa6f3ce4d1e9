package nl.opvang.capacity.statement.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.opvang.plumbing.http.read.AtLeast;
import nl.opvang.plumbing.http.read.Position;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.Projection;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.WebRequest;

/** Settles as known at which moment a question about statements is answered, so that the answer never changes. */
public final class KnownMoments {
    /**
     * A moment.
     *
     * @param knownAt never after {@code projectedThrough}
     * @param projectedThrough up to here, nothing that any service recorded is missing
     */
    public record Moment(Instant knownAt, Instant projectedThrough) {}

    private final ProjectedThrough projectedThrough;
    private final List<Projection> views;

    KnownMoments(ProjectedThrough projectedThrough, List<Projection> views) {
        this.projectedThrough = projectedThrough;
        this.views = List.copyOf(views);
    }

    /**
     * The moment asked, or the latest possible one. An answer that is to contain a write waits until all views know of
     * everything up to it, whichever service recorded it: only then is it among what is known.
     *
     * @param knownAt null for the latest possible; a later one than that is answered as the latest possible
     */
    public Moment of(@Nullable Instant knownAt, WebRequest request) {
        var atLeast = request.getParameter(AtLeast.PARAMETER);
        if (atLeast != null
                && request.getAttribute(AtLeast.DEADLINE_NANOS, WebRequest.SCOPE_REQUEST) instanceof Long deadline)
            await(Position.parse(atLeast).at(), deadline);
        return of(knownAt);
    }

    /** The same without waiting. */
    public Moment of(@Nullable Instant knownAt) {
        var through =
                views.stream().map(projectedThrough::of).min(Instant::compareTo).orElseThrow();
        return new Moment(knownAt == null || knownAt.isAfter(through) ? through : knownAt, through);
    }

    private void await(Instant at, long deadlineNanos) {
        try {
            for (var view : views) {
                for (var source : view.sources())
                    projectedThrough.await(view, source, at, Duration.ofNanos(deadlineNanos - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
