package nl.opvang.funding.norm.read;

import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.funding.norm.domain.NormFact;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.stereotype.Component;

/** All that was said about norms. */
@Component
public class Norms {
    private final WholeEvents said;
    private final ProjectedThrough projectedThrough;

    Norms(WholeEvents saidAboutNorms, ProjectedThrough projectedThrough) {
        this.said = saidAboutNorms;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    public Instant projectedThrough() {
        return projectedThrough.of(said);
    }

    /** What was known by a moment, that moment included; what was said about one scheme in its order. */
    public List<NormFact> knownAt(Instant moment) {
        return said.knownAt(moment).stream()
                .map(known -> new NormFact(known.eventId(), known.knownAt(), (NormEvent) known.event()))
                .toList();
    }
}
