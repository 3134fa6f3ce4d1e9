package nl.opvang.capacity.quality.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.capacity.QualityEvent;
import nl.opvang.contracts.capacity.QualityEvent.FollowUpAgreed;
import nl.opvang.contracts.capacity.QualityEvent.FollowUpDone;
import nl.opvang.contracts.capacity.QualityEvent.Inspected;
import nl.opvang.contracts.capacity.QualityEvent.InspectionWithdrawn;

/**
 * What is known about the quality of a location.
 *
 * @param said by the id of the fact
 * @param inspections those that stand, in the order in which they were told
 * @param followUps what was agreed, in that order
 * @param done what of it was done, by the id of what was agreed
 */
public record Quality(
        Map<UUID, QualityEvent> said,
        Map<UUID, Inspected> inspections,
        Map<UUID, FollowUpAgreed> followUps,
        Map<UUID, FollowUpDone> done) {
    /** Nothing was said. */
    public static final Quality NONE = new Quality(Map.of(), Map.of(), Map.of(), Map.of());

    public Quality {
        said = Map.copyOf(said);
        inspections = Collections.unmodifiableMap(new LinkedHashMap<>(inspections));
        followUps = Collections.unmodifiableMap(new LinkedHashMap<>(followUps));
        done = Map.copyOf(done);
    }

    /** @param events in their order */
    public static Quality of(List<QualityEvent> events) {
        var quality = NONE;
        for (var event : events) quality = evolve(quality, event);
        return quality;
    }

    /** The quality after one more event. */
    public static Quality evolve(Quality quality, QualityEvent event) {
        var said = new LinkedHashMap<>(quality.said);
        said.put(Objects.requireNonNull(event.factId()), event);
        var inspections = new LinkedHashMap<>(quality.inspections);
        var followUps = new LinkedHashMap<>(quality.followUps);
        var done = new LinkedHashMap<>(quality.done);
        switch (event) {
            case Inspected inspected -> {
                if (inspected.correctedFactId() != null) inspections.remove(inspected.correctedFactId());
                inspections.put(inspected.inspectionId(), inspected);
            }
            case InspectionWithdrawn withdrawn -> inspections.remove(withdrawn.inspectionId());
            case FollowUpAgreed agreed -> followUps.put(agreed.followUpId(), agreed);
            case FollowUpDone finished -> done.put(finished.followUpId(), finished);
        }
        return new Quality(said, inspections, followUps, done);
    }
}
