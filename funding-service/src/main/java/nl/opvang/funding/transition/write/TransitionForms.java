package nl.opvang.funding.transition.write;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.funding.TransitionPlan;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about a transition. */
public final class TransitionForms {
    private static final int LENGTH = 4000;
    private static final int MOST_PARTIES = 50;

    private TransitionForms() {}

    /**
     * What an application must hold.
     *
     * @param description of the costs
     * @param suitability how the site meets RooO article 5
     * @param execution in what way it is carried out
     * @param parties by whom
     * @param places to be realised
     * @param budget total costs
     * @param depreciationMonths over how long these would be depreciated
     * @param from first day of the transition
     * @param until first day after it
     * @param availableFrom first day on which the site is available
     * @param availableUntil first day on which it no longer is
     * @param receivedOn only when the ministry enters what reached it otherwise: the day on which it did
     */
    public record TransitionForm(
            @Size(min = 1, max = LENGTH) @Example("Making an empty office fit to live in")
            String description,

            @Size(min = 1, max = LENGTH) @Example("Rooms for families, kitchens, a place to wash")
            String suitability,

            @Size(min = 1, max = LENGTH) @Example("By tender, in two stages")
            String execution,

            @Size(max = MOST_PARTIES) List<String> parties,
            @Example("120") int places,
            @Example("1850000.00") Euro budget,
            @Example("60") int depreciationMonths,
            @Example("2025-03-01") LocalDate from,
            @Example("2025-09-01") LocalDate until,
            @Example("2025-09-01") LocalDate availableFrom,
            @Example("2030-09-01") LocalDate availableUntil,
            @Nullable LocalDate receivedOn,
            @Nullable String reason)
            implements Reasoned {
        TransitionPlan plan() {
            return new TransitionPlan(
                    description,
                    suitability,
                    execution,
                    parties,
                    places,
                    budget,
                    depreciationMonths,
                    from,
                    until,
                    availableFrom,
                    availableUntil);
        }
    }

    /** @param expected all costs of the transition, as they are expected or known now */
    public record SupplementForm(
            @Example("2200000.00") Euro expected,

            @Size(min = 1, max = LENGTH) @Example("Asbestos was found")
            String grounds) {}

    /**
     * @param amount of the costs that are to be spread
     * @param years over which
     */
    public record ConversionForm(
            @Example("600000.00") Euro amount,
            @Min(1) @Max(100) @Example("3") int years,

            @Size(min = 1, max = LENGTH) @Example("The lease ends before the costs are paid")
            String grounds) {}

    /** @param requestId the plan, by the id of the transition, or a later request */
    record CompletenessForm(UUID requestId, @Nullable String reason) implements Reasoned {}

    /** @param evidence where the agreement itself is; may be left out */
    record ArrangementForm(
            @Size(min = 1, max = LENGTH) @Example("The ministry bears the risk of vacancy in the first half-year")
            String text,

            @Nullable EvidenceForm evidence) {}

    /** @param invested in the financial year */
    record ActualsForm(
            @Min(2000) @Max(2199) @Example("2025") int financialYear,
            @Example("1700000.00") Euro invested,
            EvidenceForm evidence,
            @Nullable String reason)
            implements Reasoned {}

    record LocationLinkForm(LocationId locationId, @Nullable String reason) implements Reasoned {}
}
