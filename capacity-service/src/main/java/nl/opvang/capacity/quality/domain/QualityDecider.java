package nl.opvang.capacity.quality.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.util.HashSet;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.capacity.quality.domain.QualityCommand.AgreeFollowUp;
import nl.opvang.capacity.quality.domain.QualityCommand.FinishFollowUp;
import nl.opvang.capacity.quality.domain.QualityCommand.Inspect;
import nl.opvang.capacity.quality.domain.QualityCommand.WithdrawInspection;
import nl.opvang.capacity.quality.domain.QualityRefusal.FollowUpUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.IdTaken;
import nl.opvang.capacity.quality.domain.QualityRefusal.InspectionCorrected;
import nl.opvang.capacity.quality.domain.QualityRefusal.InspectionUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.ItemTwice;
import nl.opvang.capacity.quality.domain.QualityRefusal.ItemUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.LocationNotKnown;
import nl.opvang.capacity.quality.domain.QualityRefusal.NoChecklist;
import nl.opvang.capacity.quality.domain.QualityRefusal.NothingToDo;
import nl.opvang.contracts.capacity.ItemFinding;
import nl.opvang.contracts.capacity.QualityEvent;
import nl.opvang.contracts.capacity.QualityEvent.FollowUpAgreed;
import nl.opvang.contracts.capacity.QualityEvent.FollowUpDone;
import nl.opvang.contracts.capacity.QualityEvent.Inspected;
import nl.opvang.contracts.capacity.QualityEvent.InspectionWithdrawn;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/** An inspection uses the checklist of its day; what is done about it follows from something that was not met. */
public final class QualityDecider {
    public static final Decider<QualityCommand, Quality, QualityEvent, QualityRefusal> DECIDER = new Decider<>(
            QualityCommand.FEATURE,
            QualityCommand.class,
            QualityEvent.class,
            Quality.NONE,
            QualityDecider::decide,
            Quality::evolve);

    private QualityDecider() {}

    public static Decision<QualityEvent, QualityRefusal> decide(QualityCommand command, Quality quality) {
        return switch (command) {
            case Inspect inspect -> inspect(inspect, quality);
            case WithdrawInspection(var location, var withdrawal, var inspection) ->
                record(
                        new InspectionWithdrawn(location, withdrawal, inspection),
                        notStanding(inspection, quality),
                        quality);
            case AgreeFollowUp agree -> agree(agree, quality);
            case FinishFollowUp(var location, var done, var followUp, var on) -> {
                var refusal = quality.followUps().containsKey(followUp) ? null : new FollowUpUnknown(followUp);
                var before = quality.done().get(followUp);
                // Done is done: another id says the same thing again.
                if (before != null
                        && !quality.said().containsKey(done)
                        && before.on().equals(on)) yield nothing();
                yield record(new FollowUpDone(location, done, followUp, on), refusal, quality);
            }
        };
    }

    private static Decision<QualityEvent, QualityRefusal> inspect(Inspect inspect, Quality quality) {
        // A repeat is known by what it says: the checklist of that day may have been corrected since.
        var said = quality.said().get(inspect.inspectionId());
        if (said != null) {
            boolean repeats =
                    said instanceof Inspected before && before.equals(inspected(inspect, before.checklistId()));
            return repeats ? nothing() : refuse(new IdTaken(inspect.inspectionId()));
        }
        if (!inspect.opened()) return refuse(new LocationNotKnown(inspect.locationId()));
        var corrects = inspect.corrects();
        var refusal = corrects == null ? null : notStanding(corrects, quality);
        if (refusal != null) return refuse(refusal);
        var checklist = inspect.checklist();
        if (checklist == null) return refuse(new NoChecklist(inspect.on()));
        refusal = wrong(inspect, checklist);
        return refusal != null ? refuse(refusal) : accept(inspected(inspect, checklist.checklistId()));
    }

    private static Inspected inspected(Inspect inspect, UUID checklistId) {
        return new Inspected(
                inspect.locationId(),
                inspect.inspectionId(),
                inspect.corrects(),
                inspect.on(),
                checklistId,
                inspect.results());
    }

    private static @Nullable QualityRefusal wrong(Inspect inspect, Checklist checklist) {
        var codes = new HashSet<String>();
        for (var result : inspect.results()) {
            if (!checklist.has(result.code())) return new ItemUnknown(result.code());
            if (!codes.add(result.code())) return new ItemTwice(result.code());
        }
        return null;
    }

    private static Decision<QualityEvent, QualityRefusal> agree(AgreeFollowUp agree, Quality quality) {
        var event = new FollowUpAgreed(
                agree.locationId(),
                agree.followUpId(),
                agree.inspectionId(),
                agree.code(),
                agree.action(),
                agree.dueOn());
        var refusal = notStanding(agree.inspectionId(), quality);
        if (refusal == null) refusal = nothingToDo(agree, quality);
        return record(event, refusal, quality);
    }

    private static @Nullable QualityRefusal nothingToDo(AgreeFollowUp agree, Quality quality) {
        return Objects.requireNonNull(quality.inspections().get(agree.inspectionId())).results().stream()
                        .anyMatch(
                                result -> result.code().equals(agree.code()) && result.finding() == ItemFinding.NOT_MET)
                ? null
                : new NothingToDo(agree.code());
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<QualityEvent, QualityRefusal> record(
            QualityEvent event, @Nullable QualityRefusal refusal, Quality quality) {
        var id = Objects.requireNonNull(event.factId());
        var said = quality.said().get(id);
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken(id));
        return refusal != null ? refuse(refusal) : accept(event);
    }

    private static @Nullable QualityRefusal notStanding(UUID inspectionId, Quality quality) {
        if (quality.inspections().containsKey(inspectionId)) return null;
        return quality.said().get(inspectionId) instanceof Inspected
                ? new InspectionCorrected(inspectionId)
                : new InspectionUnknown(inspectionId);
    }
}
