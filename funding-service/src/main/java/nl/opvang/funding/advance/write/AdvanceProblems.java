package nl.opvang.funding.advance.write;

import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.NationalOccupancy;
import nl.opvang.funding.advance.domain.Advance;
import nl.opvang.funding.advance.domain.AdvanceCommand;
import nl.opvang.funding.advance.domain.AdvanceDecider;
import nl.opvang.funding.advance.domain.AdvanceRefusal;
import nl.opvang.funding.advance.domain.AdvanceRefusal.ApplicationOpen;
import nl.opvang.funding.advance.domain.AdvanceRefusal.GrantedAlready;
import nl.opvang.funding.advance.domain.AdvanceRefusal.Late;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoNorm;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoOccupancyRule;
import nl.opvang.funding.advance.domain.AdvanceRefusal.NoStep;
import nl.opvang.funding.advance.domain.AdvanceRefusal.OccupancyTooLow;
import nl.opvang.funding.advance.domain.AdvanceRefusal.TooLate;
import nl.opvang.funding.procedure.write.ProcedureProblems;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How advances are decided here, and what each refusal about one is over HTTP. */
@Configuration(proxyBeanMethods = false)
class AdvanceProblems {
    @Bean
    Decider<AdvanceCommand, Advance, AdvanceEvent, AdvanceRefusal> advanceDecider() {
        return AdvanceDecider.DECIDER;
    }

    @Bean
    RefusalProblems<AdvanceRefusal> advanceRefusals() {
        return new RefusalProblems<>(AdvanceRefusal.class, AdvanceProblems::problem);
    }

    static Problem problem(AdvanceRefusal refusal) {
        return switch (refusal) {
            case NoStep(var why) -> ProcedureProblems.problem(why);
            case ApplicationOpen(var applicationId) ->
                Problem.conflict(
                                "application-open",
                                "Application open",
                                "An earlier application of this year waits for its decision.")
                        .with("applicationId", applicationId.toString());
            case GrantedAlready(var applicationId) ->
                Problem.conflict("granted-already", "Granted already", "The same was asked for before, and granted.")
                        .with("applicationId", applicationId.toString());
            case NoNorm(var on) ->
                Problem.conflict("no-norm", "No norm", "No norm is known for a day on which places are expected.")
                        .with("on", on.toString())
                        .retryAfter(ProcedureProblems.SOON);
            case Late(var deadline) ->
                Problem.conflict("application-late", "Late", "The deadline has passed; say why it is asked for late.")
                        .with("lastDay", deadline.lastDay().toString());
            case TooLate(var lastDay) ->
                Problem.conflict(
                                "application-too-late",
                                "Too late",
                                "After this day no application for the year is handled.")
                        .with("lastDay", lastDay.toString());
            case NoOccupancyRule _ ->
                Problem.conflict(
                                "no-occupancy-rule",
                                "No rule about occupancy",
                                "No rule is known that says how full the country must be for a late application.")
                        .retryAfter(ProcedureProblems.SOON);
            case OccupancyTooLow(var occupancy, var floor) ->
                ofOccupancy(
                                Problem.conflict(
                                        "occupancy-too-low",
                                        "Country not full enough",
                                        "A late application is handled only above this occupancy of the country."),
                                occupancy)
                        .with("aboveTenthsOfPercent", floor.aboveTenthsOfPercent())
                        .retryAfter(ProcedureProblems.SOON);
        };
    }

    private static Problem ofOccupancy(Problem problem, NationalOccupancy occupancy) {
        return problem.with("on", occupancy.on().toString())
                .with("knownAt", occupancy.knownAt().toString())
                .with("realisedPlaces", occupancy.realisedPlaces())
                .with("occupiedPlaces", occupancy.occupiedPlaces());
    }
}
