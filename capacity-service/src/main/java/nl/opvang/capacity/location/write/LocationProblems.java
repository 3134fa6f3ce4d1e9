package nl.opvang.capacity.location.write;

import java.util.List;
import nl.opvang.capacity.location.domain.LocationRefusal;
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
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about a location is over HTTP. */
@Configuration(proxyBeanMethods = false)
class LocationProblems {
    @Bean
    RefusalProblems<LocationRefusal> locationRefusals() {
        return new RefusalProblems<>(LocationRefusal.class, LocationProblems::problem);
    }

    static Problem problem(LocationRefusal refusal) {
        return switch (refusal) {
            case NotOpened _ ->
                Problem.of(404, "location-unknown", "Location unknown", "This municipality opened no such location.");
            case FactIdTaken _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for something else that was said about the location; what was said is"
                                + " changed by a correction.");
            case UnknownFact _ ->
                Problem.conflict("fact-unknown", "Fact unknown", "Nothing that was said has the id referred to.");
            case AlreadyCorrected(var _, var by) ->
                Problem.conflict(
                                "already-corrected", "Already corrected", "The fact was corrected or withdrawn before.")
                        .with("correctedBy", by.toString());
            case OfOtherKind _ ->
                Problem.conflict(
                        "fact-of-other-kind",
                        "Fact of another kind",
                        "What is said instead is of another kind than the fact that it corrects.");
            case OpeningStands _ ->
                Problem.conflict(
                        "opening-stands", "Opening stands", "An opening can be corrected, but not be withdrawn.");
            case DateImplausible(var _, var from, var until) ->
                wrong("a date lies before %s, or not before %s".formatted(from, until));
            case AmountImplausible(var _, var least, var most) ->
                wrong("a number lies below %d or above %d".formatted(least, most));
            case PeriodEmpty _ -> wrong("the end of a period does not come after its start");
            case MunicipalityNotThere(var municipality, var on) ->
                Problem.conflict(
                                "municipality-not-there",
                                "Municipality not there",
                                "A municipality named does not exist on the day the location opens.")
                        .with("municipality", municipality.text())
                        .with("on", on.toString());
            case BeforeOpening(var _, var openedOn) ->
                Problem.conflict(
                                "before-opening",
                                "Before the opening",
                                "Nothing can be said about days before the location opened.")
                        .with("openedOn", openedOn.toString());
            case ClosedSince(var closedFrom) ->
                Problem.conflict(
                                "location-closed",
                                "Location closed",
                                "Nothing new can be said about days from the closing on.")
                        .with("closedFrom", closedFrom.toString());
            case NotLonger(var availableUntil) -> {
                var problem =
                        Problem.conflict("not-longer", "Not longer", "The location is available for as long already.");
                yield availableUntil == null ? problem : problem.with("availableUntil", availableUntil.toString());
            }
            case AlreadyReturned(var _, var effectiveOn) ->
                Problem.conflict("already-returned", "Already returned", "The places of this period returned before.")
                        .with("effectiveOn", effectiveOn.toString());
            case NotOutOfUseOn _ ->
                Problem.conflict(
                        "not-out-of-use",
                        "Not out of use",
                        "The period does not cover the day before the return, and the day of it.");
            case KnownByName(var on) ->
                Problem.conflict(
                                "known-by-name",
                                "Known by name",
                                "Stays of this day are known by name and not counted.")
                        .with("on", on.toString());
            case MoreOutOfUseThanRealised(var on, var outOfUse, var realised) ->
                Problem.conflict(
                                "more-out-of-use-than-realised",
                                "More out of use than realised",
                                "More places would be out of use than there are.")
                        .with("on", on.toString())
                        .with("outOfUsePlaces", outOfUse)
                        .with("realisedPlaces", realised);
            case TimelineWouldGoNegative(var quantity, var on, var amount) ->
                Problem.conflict("below-zero", "Below zero", "A number would go below zero.")
                        .with("quantity", quantity.text())
                        .with("on", on.toString())
                        .with("amount", amount);
        };
    }

    private static Problem wrong(String message) {
        return Problem.invalid(List.of(new Fault("body", "", message)));
    }
}
