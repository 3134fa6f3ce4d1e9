package nl.opvang.capacity.location.domain;

import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_PLANNED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.capacity.location.domain.Location.Absent;
import nl.opvang.capacity.location.domain.Location.Known;
import nl.opvang.capacity.location.domain.LocationCommand.ChangeOccupancyBasis;
import nl.opvang.capacity.location.domain.LocationCommand.ChangePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Close;
import nl.opvang.capacity.location.domain.LocationCommand.Correct;
import nl.opvang.capacity.location.domain.LocationCommand.CorrectOpening;
import nl.opvang.capacity.location.domain.LocationCommand.CountOccupancy;
import nl.opvang.capacity.location.domain.LocationCommand.Open;
import nl.opvang.capacity.location.domain.LocationCommand.PlanPlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Prolong;
import nl.opvang.capacity.location.domain.LocationCommand.RealisePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Restate;
import nl.opvang.capacity.location.domain.LocationCommand.ReturnToUse;
import nl.opvang.capacity.location.domain.LocationCommand.Statement;
import nl.opvang.capacity.location.domain.LocationCommand.TakeOutOfUse;
import nl.opvang.capacity.location.domain.LocationCommand.Withdraw;
import nl.opvang.capacity.location.domain.LocationRefusal.AlreadyCorrected;
import nl.opvang.capacity.location.domain.LocationRefusal.AlreadyReturned;
import nl.opvang.capacity.location.domain.LocationRefusal.AmountImplausible;
import nl.opvang.capacity.location.domain.LocationRefusal.BeforeOpening;
import nl.opvang.capacity.location.domain.LocationRefusal.ClosedSince;
import nl.opvang.capacity.location.domain.LocationRefusal.DateImplausible;
import nl.opvang.capacity.location.domain.LocationRefusal.FactIdTaken;
import nl.opvang.capacity.location.domain.LocationRefusal.KnownByName;
import nl.opvang.capacity.location.domain.LocationRefusal.MoreOutOfUseThanRealised;
import nl.opvang.capacity.location.domain.LocationRefusal.MunicipalityNotThere;
import nl.opvang.capacity.location.domain.LocationRefusal.NotLonger;
import nl.opvang.capacity.location.domain.LocationRefusal.NotOpened;
import nl.opvang.capacity.location.domain.LocationRefusal.NotOutOfUseOn;
import nl.opvang.capacity.location.domain.LocationRefusal.OfOtherKind;
import nl.opvang.capacity.location.domain.LocationRefusal.OpeningStands;
import nl.opvang.capacity.location.domain.LocationRefusal.PeriodEmpty;
import nl.opvang.capacity.location.domain.LocationRefusal.TimelineWouldGoNegative;
import nl.opvang.capacity.location.domain.LocationRefusal.UnknownFact;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Closed;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyBasisChanged;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyCounted;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.LocationEvent.PlacesChanged;
import nl.opvang.contracts.capacity.LocationEvent.PlacesPlanned;
import nl.opvang.contracts.capacity.LocationEvent.PlacesRealised;
import nl.opvang.contracts.capacity.LocationEvent.Prolonged;
import nl.opvang.contracts.capacity.LocationEvent.Restated;
import nl.opvang.contracts.capacity.LocationEvent.ReturnedToUse;
import nl.opvang.contracts.capacity.LocationEvent.TakenOutOfUse;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the numbers of a location possible on every day: the lines of an event are exactly the difference that its
 * fact makes to what all standing facts say together.
 */
public final class LocationDecider {
    /** Days on which something about a location can be true: the directive began in March 2022. */
    static final LocalDate EARLIEST = LocalDate.of(2022, 1, 1);

    static final LocalDate LATEST = LocalDate.of(2040, 1, 1);

    /** No location comes near it; a number above it is a slip of the pen. */
    public static final int MOST_PLACES = 20_000;

    public static final Decider<LocationCommand, Location, LocationEvent, LocationRefusal> DECIDER = new Decider<>(
            LocationCommand.FEATURE,
            LocationCommand.class,
            LocationEvent.class,
            new Absent(),
            LocationDecider::decide,
            Location::evolve);

    private LocationDecider() {}

    public static Decision<LocationEvent, LocationRefusal> decide(LocationCommand command, Location location) {
        return switch (location) {
            case Absent() -> command instanceof Open open ? open(open) : refuse(new NotOpened(command.locationId()));
            case Known known -> decide(command, known, new Facts(known.said()));
        };
    }

    private static Decision<LocationEvent, LocationRefusal> decide(LocationCommand command, Known known, Facts facts) {
        var said = facts.said(command.factId());
        if (said != null) return repeats(command, said) ? nothing() : refuse(new FactIdTaken(command.factId()));
        return switch (command) {
            case Open open -> refuse(new FactIdTaken(open.factId()));
            case Statement statement -> state(statement, known, facts);
            case Correct correct -> correct(correct, known, facts);
            case CorrectOpening correct -> correctOpening(correct, known, facts);
            case Withdraw withdraw -> withdraw(withdraw, known, facts);
            case Restate restate -> restate(restate, known, facts);
        };
    }

    private static Decision<LocationEvent, LocationRefusal> open(Open open) {
        var refusal = firstOf(
                municipalityOn(open.locationId().municipality(), open.effectiveOn()),
                describable(open.effectiveOn(), open.description(), open.plannedPlaces()));
        if (refusal != null) return refuse(refusal);
        var opened = opened(open);
        return accept(opened.withLines(new Facts(List.of(opened))
                .account()
                .figures()
                .lines(dimensions(open.locationId(), open.description()))));
    }

    private static Decision<LocationEvent, LocationRefusal> state(Statement statement, Known known, Facts facts) {
        var account = facts.account();
        var fact = fact(statement, null, stillPlanned(statement, account));
        var after = account.plus(fact);
        var refusal = sayable(statement, account);
        // Already said about the same day under another id: a repeat.
        if (after.equals(account) && !(refusal instanceof UnknownFact)) return nothing();
        if (refusal == null) refusal = news(statement, account);
        return refusal != null ? refuse(refusal) : accepted(fact, known, account, after);
    }

    private static Decision<LocationEvent, LocationRefusal> correct(Correct correct, Known known, Facts facts) {
        var corrected = facts.said(correct.corrects());
        var refusal = correctable(correct.corrects(), corrected, facts);
        if (refusal != null) return refuse(refusal);
        if (!fact(correct.instead(), null, 0).getClass().isInstance(corrected))
            return refuse(new OfOtherKind(correct.corrects()));
        var others = facts.accountWithout(correct.corrects());
        refusal = sayable(correct.instead(), others);
        if (refusal != null) return refuse(refusal);
        var fact = fact(correct.instead(), correct.corrects(), stillPlanned(correct.instead(), others));
        return accepted(fact, known, facts.account(), facts.accountWith(fact));
    }

    private static Decision<LocationEvent, LocationRefusal> correctOpening(
            CorrectOpening correct, Known known, Facts facts) {
        var corrected = facts.said(correct.corrects());
        var refusal = correctable(correct.corrects(), corrected, facts);
        if (refusal != null) return refuse(refusal);
        if (!(corrected instanceof Opened || corrected instanceof OpeningCorrected))
            return refuse(new OfOtherKind(correct.corrects()));
        var fact = openingCorrected(correct);
        var after = facts.accountWith(fact);
        refusal = firstOf(
                municipalityOn(correct.locationId().municipality(), correct.effectiveOn()),
                describable(correct.effectiveOn(), correct.description(), correct.plannedPlaces()),
                after.firstDaySpokenOf()
                        .map(day -> notBefore(correct.effectiveOn(), day))
                        .orElse(null));
        return refusal != null ? refuse(refusal) : accepted(fact, known, facts.account(), after);
    }

    private static Decision<LocationEvent, LocationRefusal> withdraw(Withdraw withdraw, Known known, Facts facts) {
        var corrected = facts.said(withdraw.corrects());
        var refusal = correctable(withdraw.corrects(), corrected, facts);
        if (refusal != null) return refuse(refusal);
        if (corrected instanceof Opened || corrected instanceof OpeningCorrected)
            return refuse(new OpeningStands(withdraw.locationId()));
        var fact = new Withdrawn(withdraw.locationId(), withdraw.factId(), withdraw.corrects(), List.of());
        return accepted(fact, known, facts.account(), facts.accountWith(fact));
    }

    private static Decision<LocationEvent, LocationRefusal> restate(Restate restate, Known known, Facts facts) {
        if (restate.corrects() != null && facts.said(restate.corrects()) == null)
            return refuse(new UnknownFact(restate.corrects()));
        var account = facts.account();
        var lines =
                account.figures().minus(known.figures()).lines(dimensions(restate.locationId(), account.description()));
        if (lines.isEmpty()) return nothing();
        var fact = new Restated(restate.locationId(), restate.factId(), restate.corrects(), lines);
        var refusal = possible(account.figures());
        return refusal != null ? refuse(refusal) : accept(fact);
    }

    /** The fact with the lines that it causes, when they leave every number possible on every day. */
    private static Decision<LocationEvent, LocationRefusal> accepted(
            LocationEvent fact, Known known, Account then, Account now) {
        var effect = now.since(then);
        var figures = known.figures().plus(effect);
        var refusal = possible(figures);
        if (refusal != null) return refuse(refusal);
        var dimensions = dimensions(fact.locationId(), now.description());
        if (then.description().kind() == now.description().kind())
            return accept(fact.withLines(effect.lines(dimensions)));
        var leaving = Figures.NONE.minus(known.figures()).lines(dimensions(fact.locationId(), then.description()));
        return accept(fact.withLines(Stream.of(leaving, figures.lines(dimensions))
                .flatMap(List<LedgerLine>::stream)
                .toList()));
    }

    private static @Nullable LocationRefusal possible(Figures figures) {
        for (var quantity : Quantity.values()) {
            var breach = firstBelowZero(figures.of(quantity));
            if (breach != null) return new TimelineWouldGoNegative(quantity, breach.effectiveOn(), breach.change());
        }
        var realised = figures.of(PLACES_REALISED);
        var outOfUse = figures.of(PLACES_OUT_OF_USE);
        var breach = firstBelowZero(realised.minus(outOfUse));
        if (breach == null) return null;
        var day = breach.effectiveOn();
        return new MoreOutOfUseThanRealised(day, outOfUse.on(day), realised.on(day));
    }

    /** The first day below zero and the number on it. */
    private static Timeline.@Nullable Change firstBelowZero(Timeline timeline) {
        if (timeline.lowest() >= 0) return null;
        int number = 0;
        for (var change : timeline.changes()) {
            number += change.change();
            if (number < 0) return new Timeline.Change(change.effectiveOn(), number);
        }
        return null;
    }

    /** What stands in the way of saying this, also as a correction, beside everything else that stands. */
    private static @Nullable LocationRefusal sayable(Statement statement, Account others) {
        return switch (statement) {
            case PlanPlaces plan -> firstOf(amount(plan.places()), day(plan.effectiveOn(), others));
            case RealisePlaces realise ->
                firstOf(
                        amount(realise.places()),
                        realise.stillPlanned() == null ? null : amount(realise.stillPlanned()),
                        day(realise.effectiveOn(), others));
            case ChangePlaces change -> firstOf(amount(change.places()), day(change.effectiveOn(), others));
            case TakeOutOfUse take ->
                firstOf(
                        amount(take.places(), 1),
                        day(take.from(), others),
                        take.until() == null ? null : period(take.from(), take.until()));
            case ReturnToUse back -> firstOf(day(back.effectiveOn(), others), returnable(back, others));
            case Prolong prolong ->
                prolong.availableUntil() == null
                        ? null
                        : period(others.description().availableFrom(), prolong.availableUntil());
            case Close close ->
                firstOf(
                        plausible(close.effectiveOn()),
                        notBefore(others.openedOn(), close.effectiveOn()),
                        open(others));
            case CountOccupancy count ->
                firstOf(
                        amount(count.occupied()),
                        day(count.on(), others),
                        others.basisOn(count.on()) == NAMED ? new KnownByName(count.on()) : null);
            case ChangeOccupancyBasis change -> day(change.effectiveOn(), others);
        };
    }

    /** What stands in the way of saying this as something new; a correction may say it. */
    private static @Nullable LocationRefusal news(Statement statement, Account account) {
        if (!(statement instanceof Prolong prolong)) return null;
        var agreed = account.availableUntil();
        var until = prolong.availableUntil();
        boolean longer = agreed != null && (until == null || until.isAfter(agreed));
        return longer ? open(account) : new NotLonger(agreed);
    }

    private static @Nullable LocationRefusal returnable(ReturnToUse back, Account others) {
        var period = others.periods().get(back.periodId());
        if (period == null) return new UnknownFact(back.periodId());
        if (period.returnedOn() != null) return new AlreadyReturned(back.periodId(), period.returnedOn());
        return back.effectiveOn().isAfter(period.from()) && back.effectiveOn().isBefore(period.until())
                ? null
                : new NotOutOfUseOn(back.periodId(), back.effectiveOn());
    }

    private static @Nullable LocationRefusal correctable(UUID factId, @Nullable LocationEvent corrected, Facts facts) {
        if (corrected == null) return new UnknownFact(factId);
        var by = facts.correctedBy(factId);
        if (by != null) return new AlreadyCorrected(factId, by);
        return corrected instanceof Withdrawn || corrected instanceof Restated ? new OfOtherKind(factId) : null;
    }

    private static @Nullable LocationRefusal describable(
            LocalDate effectiveOn, LocationDescription description, int plannedPlaces) {
        return firstOf(
                amount(plannedPlaces),
                plausible(effectiveOn),
                plausible(description.availableFrom()),
                description.availableUntil() == null
                        ? null
                        : period(description.availableFrom(), description.availableUntil()),
                municipalityOn(description.situatedIn(), effectiveOn));
    }

    private static @Nullable LocationRefusal day(LocalDate day, Account others) {
        return firstOf(
                plausible(day),
                notBefore(others.openedOn(), day),
                day.isBefore(others.closedFrom()) ? null : new ClosedSince(others.closedFrom()));
    }

    private static @Nullable LocationRefusal open(Account account) {
        return account.closedFrom().equals(LocalDate.MAX) ? null : new ClosedSince(account.closedFrom());
    }

    private static @Nullable LocationRefusal period(LocalDate from, LocalDate until) {
        return from.isBefore(until) ? plausible(until) : new PeriodEmpty(from, until);
    }

    private static @Nullable LocationRefusal notBefore(LocalDate openedOn, LocalDate day) {
        return day.isBefore(openedOn) ? new BeforeOpening(day, openedOn) : null;
    }

    private static @Nullable LocationRefusal plausible(LocalDate day) {
        return day.isBefore(EARLIEST) || !day.isBefore(LATEST) ? new DateImplausible(day, EARLIEST, LATEST) : null;
    }

    private static @Nullable LocationRefusal amount(int amount) {
        return amount(amount, 0);
    }

    private static @Nullable LocationRefusal amount(int amount, int least) {
        return amount < least || amount > MOST_PLACES ? new AmountImplausible(amount, least, MOST_PLACES) : null;
    }

    private static @Nullable LocationRefusal municipalityOn(MunicipalityCode code, LocalDate day) {
        return Division.ofTheNetherlands()
                        .municipality(code)
                        .filter(municipality -> municipality.existsOn(day))
                        .isPresent()
                ? null
                : new MunicipalityNotThere(code, day);
    }

    private static @Nullable LocationRefusal firstOf(@Nullable LocationRefusal... refusals) {
        for (var refusal : refusals) if (refusal != null) return refusal;
        return null;
    }

    private static Dimensions dimensions(LocationId locationId, LocationDescription description) {
        return Dimensions.ofLocation(locationId, description.kind());
    }

    /** Places that are now there are no longer promised, unless the command says otherwise. */
    private static int stillPlanned(Statement statement, Account others) {
        if (!(statement instanceof RealisePlaces realise)) return 0;
        if (realise.stillPlanned() != null) return realise.stillPlanned();
        var figures = others.figures();
        int more = realise.places() - figures.of(PLACES_REALISED).on(realise.effectiveOn());
        int planned = figures.of(PLACES_PLANNED).on(realise.effectiveOn());
        return Math.clamp((long) planned - more, 0, planned);
    }

    private static boolean repeats(LocationCommand command, LocationEvent said) {
        return switch (command) {
            case Open open -> opened(open).equals(said);
            case RealisePlaces realise ->
                fact(realise, null, saidStillPlanned(realise, said)).equals(said);
            case Statement statement -> fact(statement, null, 0).equals(said);
            case Correct(var corrects, var instead) ->
                fact(instead, corrects, saidStillPlanned(instead, said)).equals(said);
            case CorrectOpening correct -> openingCorrected(correct).equals(said);
            case Withdraw withdraw ->
                new Withdrawn(withdraw.locationId(), withdraw.factId(), withdraw.corrects(), List.of()).equals(said);
            case Restate restate ->
                new Restated(restate.locationId(), restate.factId(), restate.corrects(), List.of()).equals(said);
        };
    }

    private static int saidStillPlanned(Statement statement, LocationEvent said) {
        if (!(statement instanceof RealisePlaces realise)) return 0;
        if (realise.stillPlanned() != null) return realise.stillPlanned();
        return said instanceof PlacesRealised realised ? realised.stillPlanned() : 0;
    }

    private static Opened opened(Open open) {
        return new Opened(
                open.locationId(),
                open.effectiveOn(),
                open.description(),
                open.plannedPlaces(),
                open.occupancyBasis(),
                List.of());
    }

    private static OpeningCorrected openingCorrected(CorrectOpening correct) {
        return new OpeningCorrected(
                correct.locationId(),
                correct.factId(),
                correct.corrects(),
                correct.effectiveOn(),
                correct.description(),
                correct.plannedPlaces(),
                correct.occupancyBasis(),
                List.of());
    }

    /** The statement as a fact, its lines yet to be found. */
    private static LocationEvent fact(Statement statement, @Nullable UUID corrects, int stillPlanned) {
        var id = statement.locationId();
        var factId = statement.factId();
        List<LedgerLine> none = List.of();
        return switch (statement) {
            case PlanPlaces said -> new PlacesPlanned(id, factId, corrects, said.effectiveOn(), said.places(), none);
            case RealisePlaces said ->
                new PlacesRealised(id, factId, corrects, said.effectiveOn(), said.places(), stillPlanned, none);
            case ChangePlaces said -> new PlacesChanged(id, factId, corrects, said.effectiveOn(), said.places(), none);
            case TakeOutOfUse said ->
                new TakenOutOfUse(id, factId, corrects, said.from(), said.until(), said.places(), none);
            case ReturnToUse said -> new ReturnedToUse(id, factId, corrects, said.periodId(), said.effectiveOn(), none);
            case Prolong said -> new Prolonged(id, factId, corrects, said.availableUntil(), none);
            case Close said -> new Closed(id, factId, corrects, said.effectiveOn(), none);
            case CountOccupancy said -> new OccupancyCounted(id, factId, corrects, said.on(), said.occupied(), none);
            case ChangeOccupancyBasis said ->
                new OccupancyBasisChanged(id, factId, corrects, said.effectiveOn(), said.basis(), none);
        };
    }
}
