package nl.opvang.capacity.quality.write;

import java.time.Duration;
import java.util.List;
import nl.opvang.capacity.quality.domain.ChecklistRefusal;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.ChecklistUnknown;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.ChecklistWithdrawn;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.CodeTwice;
import nl.opvang.capacity.quality.domain.QualityRefusal;
import nl.opvang.capacity.quality.domain.QualityRefusal.FollowUpUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.InspectionCorrected;
import nl.opvang.capacity.quality.domain.QualityRefusal.InspectionUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.ItemTwice;
import nl.opvang.capacity.quality.domain.QualityRefusal.ItemUnknown;
import nl.opvang.capacity.quality.domain.QualityRefusal.LocationNotKnown;
import nl.opvang.capacity.quality.domain.QualityRefusal.NoChecklist;
import nl.opvang.capacity.quality.domain.QualityRefusal.NothingToDo;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about checklists and quality is over HTTP. */
@Configuration(proxyBeanMethods = false)
class QualityProblems {
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Problem ID_TAKEN =
            Problem.conflict("id-taken", "Id taken", "The id already stands for something else that was said.");

    @Bean
    RefusalProblems<ChecklistRefusal> checklistRefusals() {
        return new RefusalProblems<>(ChecklistRefusal.class, QualityProblems::problem);
    }

    @Bean
    RefusalProblems<QualityRefusal> qualityRefusals() {
        return new RefusalProblems<>(QualityRefusal.class, QualityProblems::problem);
    }

    static Problem problem(ChecklistRefusal refusal) {
        return switch (refusal) {
            case ChecklistUnknown _ ->
                Problem.of(404, "checklist-unknown", "Checklist unknown", "There is no such checklist.");
            case ChecklistWithdrawn _ ->
                Problem.conflict("checklist-withdrawn", "Checklist withdrawn", "The checklist was withdrawn.");
            case ChecklistRefusal.IdTaken _ -> ID_TAKEN;
            case CodeTwice _ -> wrong("/items", "two items have one code");
        };
    }

    static Problem problem(QualityRefusal refusal) {
        return switch (refusal) {
            case LocationNotKnown _ ->
                Problem.conflict(
                                "location-not-yet-known",
                                "Location not yet known",
                                "This municipality opened no such location, as far as is known yet.")
                        .retryAfter(SOON);
            case QualityRefusal.IdTaken _ -> ID_TAKEN;
            case NoChecklist(var on) ->
                Problem.conflict("no-checklist", "No checklist", "On that day there was no checklist.")
                        .with("on", on.toString())
                        .retryAfter(SOON);
            case ItemUnknown(var code) ->
                Problem.conflict("item-unknown", "Item unknown", "The checklist of that day has no such item.")
                        .with("code", code);
            case ItemTwice _ -> wrong("/results", "an item has two results");
            case InspectionUnknown _ ->
                Problem.conflict("inspection-unknown", "Inspection unknown", "There is no such inspection.");
            case InspectionCorrected _ ->
                Problem.conflict(
                        "inspection-corrected",
                        "Inspection corrected",
                        "Another inspection took its place, or it was withdrawn.");
            case NothingToDo(var code) ->
                Problem.conflict(
                                "nothing-to-do",
                                "Nothing to do",
                                "The inspection did not find that this item was not met.")
                        .with("code", code);
            case FollowUpUnknown _ ->
                Problem.conflict("follow-up-unknown", "Follow-up unknown", "Nothing was agreed under this id.");
        };
    }

    private static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}
