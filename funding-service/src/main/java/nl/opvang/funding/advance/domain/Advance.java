package nl.opvang.funding.advance.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.funding.AdvanceEstimate;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.AdvanceEvent.Applied;
import nl.opvang.contracts.funding.AdvanceEvent.Approved;
import nl.opvang.contracts.funding.AdvanceEvent.Assessed;
import nl.opvang.contracts.funding.AdvanceEvent.Decided;
import nl.opvang.contracts.funding.AdvanceEvent.InformationAsked;
import nl.opvang.contracts.funding.AdvanceEvent.InformationSupplied;
import nl.opvang.contracts.funding.AdvanceEvent.ObjectionLodged;
import nl.opvang.contracts.funding.AdvanceEvent.Withdrawn;
import nl.opvang.contracts.funding.LateGround;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.Said;
import nl.opvang.funding.procedure.domain.StepTaken;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and decided about the advance of a municipality for a year. Every application is about the whole year, so
 * that the last one that is granted is the advance.
 *
 * @param applications in their order
 */
public record Advance(List<Application> applications, Said said) {
    /** Nothing was asked. */
    public static final Advance NONE = new Advance(List.of(), Said.NOTHING);

    public Advance {
        applications = List.copyOf(applications);
    }

    /** An application, and how far it is. */
    public record Application(Applied applied, Procedure procedure) {}

    /** The advance after one more event. */
    public static Advance evolve(Advance advance, AdvanceEvent event) {
        return event instanceof Applied applied ? advance.applied(applied) : advance.step(event, taken(event));
    }

    private static StepTaken taken(AdvanceEvent event) {
        return switch (event) {
            case InformationAsked now -> new StepTaken.InformationAsked(now.question());
            case InformationSupplied now -> new StepTaken.InformationSupplied(now.answer());
            case Assessed now -> new StepTaken.Assessed(now.assessment());
            case Approved now -> new StepTaken.Approved(now.approval());
            case Decided now -> new StepTaken.Decided(now.approval(), now.on(), now.objectionId(), now.insteadOf());
            case ObjectionLodged now -> new StepTaken.ObjectionLodged(now.objection());
            case Withdrawn now -> new StepTaken.Withdrawn(now.withdrawalId(), now.by());
            case Applied _ -> throw new IllegalArgumentException("no step: " + event);
        };
    }

    /** The advance that stands; nothing when none was granted. */
    public Euro granted() {
        return standing().map(each -> each.procedure().granted()).orElse(Euro.ZERO);
    }

    /** The last application that is granted: one that is refused leaves an earlier advance as it is. */
    Optional<Application> standing() {
        return applications.stream()
                .filter(each -> each.procedure().granted().cents() > 0)
                .reduce((_, last) -> last);
    }

    Optional<Application> application(UUID applicationId) {
        return applications.stream()
                .filter(each -> each.applied().applicationId().equals(applicationId))
                .findFirst();
    }

    /** An application that waits for its decision, for the first time or again. */
    Optional<Application> open() {
        return applications.stream()
                .filter(each -> each.procedure().undecided())
                .findFirst();
    }

    /** What makes an application the same as another. */
    record Asked(
            Officer by, AdvanceEstimate estimate, @Nullable LateGround ground) {}

    /** What makes a later step the same as another. */
    record Step(UUID applicationId, Object what) {}

    private Advance applied(Applied now) {
        var more = new ArrayList<>(applications);
        more.add(new Application(now, Procedure.askedBy(now.by())));
        return new Advance(more, said.and(now.applicationId(), new Asked(now.by(), now.estimate(), now.ground())));
    }

    private Advance step(AdvanceEvent event, StepTaken taken) {
        return new Advance(
                applications.stream()
                        .map(each -> each.applied().applicationId().equals(event.applicationId())
                                ? new Application(
                                        each.applied(), each.procedure().after(taken))
                                : each)
                        .toList(),
                said.and(Objects.requireNonNull(event.factId()), new Step(event.applicationId(), taken.what())));
    }
}
