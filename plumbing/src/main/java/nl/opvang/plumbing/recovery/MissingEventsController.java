package nl.opvang.plumbing.recovery;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.relay.Completeness.State;
import nl.opvang.plumbing.relay.Missing;
import nl.opvang.plumbing.relay.TakingBack;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says which events the store lacks, and takes the decision about them. */
@RestController
class MissingEventsController {
    /** Whether the service answers. */
    enum Completeness {
        COMPLETE,
        NOT_COMPARED,
        LACKING,
        TAKING_BACK
    }

    /**
     * What the store lacks.
     *
     * @param occupied how many of them cannot be taken back, because other events are at their places
     * @param items the first hundred, in the order in which they were recorded
     */
    record MissingEvents(
            Completeness state,
            long count,
            long occupied,
            @Nullable Instant lastRecordedAt,
            List<MissingEvent> items) {
        MissingEvents {
            items = List.copyOf(items);
        }
    }

    record MissingEvent(UUID eventId, String type, String aggregateId, long sequence, Instant recordedAt) {}

    /** @param count how many are missing: whoever decides has looked */
    record TakeBack(
            @Min(1) long count, @Size(min = 1, max = 200) String reason) {}

    private final Recovery recovery;
    private final TakingBack takingBack;

    MissingEventsController(Recovery recovery, TakingBack takingBack) {
        this.recovery = recovery;
        this.takingBack = takingBack;
    }

    @GetMapping("/v1/missing-events")
    @AllowedTo(Role.OPERATOR)
    MissingEvents missing() {
        return switch (recovery.state()) {
            case State.Complete _ -> new MissingEvents(Completeness.COMPLETE, 0, 0, null, List.of());
            case State.Unknown _ -> new MissingEvents(Completeness.NOT_COMPARED, 0, 0, null, List.of());
            case State.Lacking(var missing) -> view(missing);
        };
    }

    @PutMapping("/v1/missing-events/taking-back")
    @AllowedTo(Role.OPERATOR)
    MissingEvents takeBack(@RequestBody TakeBack form, Caller caller) {
        var objection = takingBack.decide(form.count(), caller.subject(), form.reason());
        if (objection != null) throw new ProblemException(problem(objection));
        return missing();
    }

    private MissingEvents view(Missing missing) {
        return new MissingEvents(
                takingBack.isDecided() ? Completeness.TAKING_BACK : Completeness.LACKING,
                missing.count(),
                missing.occupied(),
                missing.last(),
                missing.some().stream().map(MissingEventsController::view).toList());
    }

    private static MissingEvent view(Envelope event) {
        return new MissingEvent(
                event.eventId(), event.type(), event.aggregateId(), event.sequence(), event.recordedAt());
    }

    private static Problem problem(TakingBack.Objection objection) {
        return switch (objection) {
            case NOTHING_MISSING ->
                Problem.conflict("nothing-missing", "Nothing missing", "This service's store lacks no events.");
            case OTHER_COUNT ->
                Problem.conflict(
                        "other-count",
                        "Another count",
                        "Another number of events is missing: look again, then decide.");
            case PLACES_OCCUPIED ->
                Problem.conflict(
                        "places-occupied",
                        "Places occupied",
                        "The store has other events at the places of some: restore it to a moment before those.");
            case TOO_MANY ->
                Problem.conflict("too-many-missing", "Too many missing", "Restore a newer backup of the store first.");
        };
    }
}
