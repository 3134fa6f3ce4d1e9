package nl.opvang.allocation.target;

import java.util.List;
import nl.opvang.allocation.target.domain.TargetCommand;
import nl.opvang.allocation.target.domain.TargetDecider;
import nl.opvang.allocation.target.domain.TargetRefusal;
import nl.opvang.allocation.target.domain.Targets;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How targets are decided here, and what a refusal is called outside. */
@Configuration(proxyBeanMethods = false)
class TargetConfiguration {
    @Bean
    Decider<TargetCommand, Targets, TargetEvent, TargetRefusal> targetDecider() {
        return TargetDecider.DECIDER;
    }

    @Bean
    RefusalProblems<TargetRefusal> targetProblems() {
        return new RefusalProblems<>(TargetRefusal.class, TargetConfiguration::problem);
    }

    private static Problem problem(TargetRefusal refusal) {
        return switch (refusal) {
            case TargetRefusal.TargetUnknown _ ->
                Problem.of(404, "target-unknown", "Target unknown", "Nothing of the kind was recorded under this id.");
            case TargetRefusal.TargetWithdrawn _ ->
                Problem.conflict("target-withdrawn", "Target withdrawn", "It was withdrawn.");
            case TargetRefusal.IdTaken _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for something else that was said about targets.");
            case TargetRefusal.HistoryImportIsClosed _ ->
                Problem.conflict(
                        "history-import-closed",
                        "History import closed",
                        "What was known earlier than it is recorded can no longer be brought in.");
            case TargetRefusal.RoundEnded _ ->
                Problem.conflict("target-round-ended", "Round ended", "The round has its decision.");
            case TargetRefusal.RoundNotDecided _ ->
                Problem.conflict(
                        "target-round-not-decided", "Round not decided", "There is no decision to announce yet.");
            case TargetRefusal.RoundAnnouncedBefore _ ->
                Problem.conflict("target-round-announced", "Round announced", "The decision was announced already.");
            case TargetRefusal.NoSuchDecision _ -> wrong("/target", "names no decision that stands");
            case TargetRefusal.PlacesOutOfBounds(var least, var most) ->
                wrong("", "numbers of places must lie between " + least + " and " + most);
            case TargetRefusal.AreaUnknown _ -> wrong("", "names an area that does not exist there on the first day");
            case TargetRefusal.AreaNamedTwice _ -> wrong("", "names an area twice");
            case TargetRefusal.NoAreas _ -> wrong("", "names no area");
            case TargetRefusal.TableIncomplete(var regions) ->
                wrong("/published", "must hold all " + regions + " regions when no rule gives the others");
            case TargetRefusal.NotFlat(var _, var regions) ->
                wrong("/places", "must be a multiple of " + regions + " to be the same for every region");
            case TargetRefusal.ReferenceSetMissing _ -> wrong("/referenceSet", "is required by the formula");
            case TargetRefusal.TooFewForFormula(var least) ->
                wrong("/places", "must be at least " + least + " for the formula");
            case TargetRefusal.EndsBeforeItBegins _ -> wrong("/until", "must be later than from");
        };
    }

    private static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}
