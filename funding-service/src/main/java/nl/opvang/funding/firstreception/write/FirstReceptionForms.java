package nl.opvang.funding.firstreception.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.FirstReceptionApplicant;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about first reception. */
public final class FirstReceptionForms {
    private static final int MOST_ITEMS = 100;
    private static final int LENGTH = 200;

    private FirstReceptionForms() {}

    /**
     * What is asked for a period.
     *
     * @param estimate split by category
     * @param receivedOn only when the ministry enters what reached it otherwise: the day on which it did
     */
    public record ApplicationForm(
            ApplicantForm applicant,
            @Size(max = MOST_ITEMS) List<CostItemForm> estimate,
            @Nullable LocalDate receivedOn,
            @Nullable String reason)
            implements Reasoned {
        List<CostItem> items() {
            return FirstReceptionForms.items(estimate);
        }
    }

    /**
     * Who asks; until 2024 only safety regions do.
     *
     * @param name of a regional body or province
     * @param municipality that acts for several
     */
    public record ApplicantForm(
            FirstReceptionApplicant.Kind kind,

            @Size(min = 1, max = LENGTH) @Example("Provincie Groningen") @Nullable
            String name,

            @Nullable MunicipalityCode municipality) {
        FirstReceptionApplicant applicant() {
            return new FirstReceptionApplicant(kind, name, municipality);
        }
    }

    /** @param category in the applicant's own words */
    public record CostItemForm(
            @Size(min = 1, max = LENGTH) @Example("Buses to first reception")
            String category,

            @Example("125000.00") Euro amount) {
        CostItem item() {
            return new CostItem(category, amount);
        }
    }

    /** What a period cost. */
    public record CostsForm(
            @Size(max = MOST_ITEMS) List<CostItemForm> costs,
            EvidenceForm evidence,
            @Nullable String reason) implements Reasoned {
        List<CostItem> items() {
            return FirstReceptionForms.items(costs);
        }
    }

    private static List<CostItem> items(List<CostItemForm> forms) {
        return forms.stream().map(CostItemForm::item).toList();
    }
}
