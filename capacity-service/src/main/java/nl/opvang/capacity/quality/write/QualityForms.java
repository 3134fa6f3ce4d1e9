package nl.opvang.capacity.quality.write;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.capacity.ChecklistItem;
import nl.opvang.contracts.capacity.ChecklistTerms;
import nl.opvang.contracts.capacity.ChecklistTopic;
import nl.opvang.contracts.capacity.ItemFinding;
import nl.opvang.contracts.capacity.ItemResult;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about checklists and by them. */
final class QualityForms {
    private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";
    private static final int TEXT_LENGTH = 1000;

    private QualityForms() {}

    /**
     * A decision about the checklist, or what it should have said.
     *
     * @param validFrom first day on which it is the checklist
     * @param note what it rests on, or that it is assumed
     */
    record ChecklistForm(
            String title,
            LocalDate validFrom,
            @Size(min = 1, max = 200) List<ItemForm> items,
            Certainty certainty,

            @Size(min = 1, max = TEXT_LENGTH) String note,

            @Nullable String reason)
            implements Reasoned {
        ChecklistTerms terms() {
            return new ChecklistTerms(
                    title, validFrom, items.stream().map(ItemForm::item).toList(), certainty, note);
        }
    }

    record ItemForm(
            @Pattern(regexp = CODE) @Example("complaints-in-ukrainian")
            String code,

            ChecklistTopic topic,

            @Size(min = 1, max = TEXT_LENGTH) @Example("Is er een klachtenprocedure in het Oekraïens?")
            String question) {
        ChecklistItem item() {
            return new ChecklistItem(code, topic, question);
        }
    }

    record WithdrawalForm(@Nullable String reason) implements Reasoned {}

    /**
     * What was found on a day, by the checklist of that day.
     *
     * @param corrects the inspection whose place this takes
     * @param results of the items that were looked at
     */
    record InspectionForm(
            LocalDate on,
            @Nullable UUID corrects,
            @Size(max = 200) List<ResultForm> results,
            @Nullable String reason) implements Reasoned {
        List<ItemResult> itemResults() {
            return results.stream().map(ResultForm::result).toList();
        }
    }

    record ResultForm(
            @Pattern(regexp = CODE) @Example("complaints-in-ukrainian")
            String code,

            ItemFinding finding,
            @Nullable String remark) {
        ItemResult result() {
            return new ItemResult(code, finding, remark);
        }
    }

    record InspectionWithdrawalForm(
            UUID inspectionId, @Nullable String reason) implements Reasoned {}

    /** @param dueOn last day on which it is in time */
    record FollowUpForm(
            UUID inspectionId,

            @Pattern(regexp = CODE) @Example("complaints-in-ukrainian")
            String code,

            @Size(min = 1, max = TEXT_LENGTH) @Example("Have the procedure translated.")
            String action,

            LocalDate dueOn,
            @Nullable String reason)
            implements Reasoned {}

    record FollowUpDoneForm(
            UUID followUpId, LocalDate on, @Nullable String reason) implements Reasoned {}
}
