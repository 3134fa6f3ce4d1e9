package nl.opvang.demo.post;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.demo.plan.Operation;
import nl.opvang.demo.plan.Operation.ChangePlaces;
import nl.opvang.demo.plan.Operation.CloseLocation;
import nl.opvang.demo.plan.Operation.CorrectCount;
import nl.opvang.demo.plan.Operation.CorrectRegistration;
import nl.opvang.demo.plan.Operation.CountOccupancy;
import nl.opvang.demo.plan.Operation.Deregister;
import nl.opvang.demo.plan.Operation.EndStay;
import nl.opvang.demo.plan.Operation.Identity;
import nl.opvang.demo.plan.Operation.Move;
import nl.opvang.demo.plan.Operation.OpenLocation;
import nl.opvang.demo.plan.Operation.PlanPlaces;
import nl.opvang.demo.plan.Operation.ProlongLocation;
import nl.opvang.demo.plan.Operation.Provide;
import nl.opvang.demo.plan.Operation.RealisePlaces;
import nl.opvang.demo.plan.Operation.Register;
import nl.opvang.demo.plan.Operation.ReturnToUse;
import nl.opvang.demo.plan.Operation.StartStay;
import nl.opvang.demo.plan.Operation.TakeOutOfUse;
import org.jspecify.annotations.Nullable;

/** Planned operations as the lines that the services take; one of these per list of operations that belong together. */
final class Lines {
    /** A line must be complete in itself: whose registration it is may stand in the same chunk, not recorded yet. */
    private final Map<UUID, Identity> registered = new HashMap<>();

    private Lines() {}

    /** All of them in their order. */
    static List<Line> of(List<? extends Operation> operations) {
        var lines = new Lines();
        return operations.stream().map(lines::line).toList();
    }

    private Line line(Operation operation) {
        return switch (operation) {
            case OpenLocation open -> line(open, "open-location", open.location(), opening(open));
            case PlanPlaces plan ->
                line(
                        plan,
                        "change-places",
                        plan.change(),
                        placeChange(plan, plan.change(), "PLANNED", plan.places(), null, plan.reason()));
            case RealisePlaces realise ->
                line(
                        realise,
                        "change-places",
                        realise.change(),
                        placeChange(realise, realise.change(), "REALISED", realise.places(), 0, realise.reason()));
            case ChangePlaces change ->
                line(
                        change,
                        "change-places",
                        change.change(),
                        placeChange(change, change.change(), "CHANGED", change.places(), null, change.reason()));
            case TakeOutOfUse take -> line(take, "take-out-of-use", take.period(), outOfUse(take));
            case ReturnToUse back ->
                line(
                        back,
                        "return-to-use",
                        back.returning(),
                        Form.of("locationId", back.location())
                                .with("returnId", back.returning())
                                .with(
                                        "returnToUse",
                                        Form.of("periodId", back.period()).with("effectiveOn", back.effectiveOn())));
            case ProlongLocation prolong ->
                line(
                        prolong,
                        "prolong-location",
                        prolong.prolongation(),
                        Form.of("locationId", prolong.location())
                                .with("prolongationId", prolong.prolongation())
                                .with("prolongation", new Form().with("availableUntil", prolong.availableUntil())));
            case CloseLocation close ->
                line(
                        close,
                        "close-location",
                        close.closing(),
                        Form.of("locationId", close.location())
                                .with("closingId", close.closing())
                                .with(
                                        "closing",
                                        new Form()
                                                .with("effectiveOn", close.effectiveOn())
                                                .with("reason", close.reason())));
            case CountOccupancy count ->
                line(
                        count,
                        "count-occupancy",
                        count.count(),
                        Form.of("locationId", count.location())
                                .with("countId", count.count())
                                .with("count", count(count, count.occupied())));
            case CorrectCount correct ->
                line(
                        correct,
                        "correct-location",
                        correct.correction(),
                        Form.of("locationId", correct.location())
                                .with("correctionId", correct.correction())
                                .with(
                                        "correction",
                                        Form.of("corrects", correct.count())
                                                .with("count", count(correct, correct.occupied()))
                                                .with("reason", correct.reason())));
            case Register register -> {
                registered.put(register.registration(), register.identity());
                yield line(register, "register", register.registration(), registration(register));
            }
            case Move move -> {
                registered.put(move.registration(), move.identity());
                yield line(move, "register", move.registration(), registration(move));
            }
            case Deregister deregister ->
                line(
                        deregister,
                        "deregister",
                        deregister.registration(),
                        Form.of("registration", deregister.registration())
                                .with("until", deregister.effectiveOn())
                                .with("departureReason", deregister.departureReason())
                                .with("identity", identity(registered(deregister.registration()))));
            case CorrectRegistration correct ->
                line(
                        correct,
                        "correct-registration",
                        correct.correction(),
                        Form.of("registration", correct.registration())
                                .with("correction", correct.correction())
                                .with("nationalityGroup", correct.nationalityGroup())
                                .with("from", correct.effectiveOn())
                                .with("identity", identity(registered(correct.registration())))
                                .with("reason", correct.reason()));
            case StartStay start ->
                line(
                        start,
                        "start-stay",
                        start.stay(),
                        Form.of("stay", start.stay())
                                .with("location", start.location())
                                .with("identity", identity(start.identity()))
                                .with("from", start.effectiveOn()));
            case EndStay end ->
                line(
                        end,
                        "end-stay",
                        end.stay(),
                        Form.of("stay", end.stay())
                                .with("until", end.effectiveOn())
                                .with("location", end.location()));
            case Provide provide ->
                line(
                        provide,
                        "provide",
                        provide.provision(),
                        Form.of("provision", provide.provision())
                                .with("identity", identity(provide.identity()))
                                .with("month", provide.month()));
        };
    }

    /** The id is that of the fact: it says what it stands for, and nothing stands for two facts. */
    private static Line line(Operation operation, String type, UUID fact, Form form) {
        return new Line(type + "/" + fact, type, operation.municipality(), operation.knownAt(), form.fields());
    }

    private static Form opening(OpenLocation open) {
        var description = open.description();
        return Form.of("locationId", open.location())
                .with(
                        "opening",
                        new Form()
                                .with("effectiveOn", open.effectiveOn())
                                .with("name", description.name())
                                .with("situatedIn", description.situatedIn().text())
                                .with("kind", description.kind())
                                .with("stayLength", description.stayLength())
                                .with("buildingType", description.buildingType())
                                .with("privacyLevel", description.privacyLevel())
                                .with("ownFacilities", description.ownFacilities())
                                .with("availableFrom", description.availableFrom())
                                .with("availableUntil", description.availableUntil())
                                .with("plannedPlaces", open.plannedPlaces())
                                .with("occupancyBasis", open.occupancyBasis()));
    }

    private static Form placeChange(
            Operation.AboutLocation about,
            UUID change,
            String type,
            int places,
            @Nullable Integer stillPlanned,
            String reason) {
        return Form.of("locationId", about.location())
                .with("changeId", change)
                .with(
                        "placeChange",
                        new Form()
                                .with("type", type)
                                .with("effectiveOn", about.effectiveOn())
                                .with("places", places)
                                .with("stillPlanned", stillPlanned)
                                .with("reason", reason));
    }

    private static Form outOfUse(TakeOutOfUse take) {
        return Form.of("locationId", take.location())
                .with("periodId", take.period())
                .with(
                        "outOfUsePeriod",
                        new Form()
                                .with("from", take.effectiveOn())
                                .with("until", take.until())
                                .with("places", take.places())
                                .with("reason", take.reason()));
    }

    private static Form count(Operation counted, int occupied) {
        return new Form().with("on", counted.effectiveOn()).with("occupied", occupied);
    }

    private static Form registration(Register register) {
        return Form.of("registration", register.registration())
                .with("identity", identity(register.identity()))
                .with("nationalityGroup", register.nationalityGroup())
                .with("from", register.effectiveOn());
    }

    private static Form registration(Move move) {
        return Form.of("registration", move.registration())
                .with("identity", identity(move.identity()))
                .with("nationalityGroup", move.nationalityGroup())
                .with("from", move.effectiveOn())
                .with("movedFrom", move.movedFrom());
    }

    private Identity registered(UUID registration) {
        var identity = registered.get(registration);
        if (identity == null) throw new IllegalStateException("nobody was registered as " + registration);
        return identity;
    }

    private static Form identity(Identity identity) {
        return new Form().with("scheme", identity.scheme()).with("value", identity.value());
    }
}
