package nl.opvang.plumbing.http.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.Projection;

/** How much of each service's events the views of this service contain. */
@FunctionalInterface
public interface Freshness {
    /** Of these views, all of them. */
    static Freshness of(ProjectedThrough projectedThrough, List<Projection> views) {
        return (service, atLeast, max) -> {
            long deadline = System.nanoTime() + max.toNanos();
            for (var view : views)
                if (!projectedThrough.await(view, service, atLeast, Duration.ofNanos(deadline - System.nanoTime())))
                    return false;
            return true;
        };
    }

    /**
     * Waits until every view here contains all that the service recorded up to and including this instant.
     *
     * @return whether they do; false when it took longer than {@code max}
     */
    boolean await(String service, Instant atLeast, Duration max) throws InterruptedException;
}
