package nl.opvang.reporting.targetgap.read;

import java.time.Instant;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.target.KnownTargets;
import nl.opvang.contracts.allocation.target.TargetFact;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.stereotype.Component;

/** All that was said about targets. */
@Component
public class Targets {
    private final WholeEvents said;
    private final ProjectedThrough projectedThrough;

    Targets(WholeEvents saidAboutTargets, ProjectedThrough projectedThrough) {
        this.said = saidAboutTargets;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    public Instant projectedThrough() {
        return projectedThrough.of(said);
    }

    /** What was known by a moment, that moment included. */
    public KnownTargets knownAt(Instant moment) {
        var facts = said.knownAt(moment).stream()
                .map(known -> new TargetFact(known.eventId(), known.knownAt(), (TargetEvent) known.event()))
                .toList();
        return KnownTargets.at(moment, facts);
    }
}
