package nl.opvang.allocation.target.read;

import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.target.TargetFact;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.stereotype.Component;

/** All that was said about targets. */
@Component
class SaidOfTargets {
    private final WholeEvents said;
    private final ProjectedThrough projectedThrough;

    SaidOfTargets(WholeEvents saidAboutTargets, ProjectedThrough projectedThrough) {
        this.said = saidAboutTargets;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    Instant projectedThrough() {
        return projectedThrough.of(said);
    }

    /** What was known by a moment, that moment included; what one side said in its order. */
    List<TargetFact> knownAt(Instant moment) {
        return said.knownAt(moment).stream()
                .map(known -> new TargetFact(known.eventId(), known.knownAt(), (TargetEvent) known.event()))
                .toList();
    }
}
