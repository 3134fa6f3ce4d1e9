package nl.opvang.funding.advance.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.funding.AdvanceEstimate;
import nl.opvang.contracts.funding.ExpectedPlaces;
import nl.opvang.contracts.funding.LateGround;
import nl.opvang.contracts.funding.LateReason;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in to ask for an advance. */
public final class AdvanceForms {
    private static final int LENGTH = 2000;
    private static final int MOST_SPANS = 400;

    private AdvanceForms() {}

    /**
     * What is expected of the whole year.
     *
     * @param places in order of days, without overlap
     * @param transitionCosts actual costs
     * @param livingAllowance expected actual costs
     * @param receipts expected own contributions and recoveries, which are deducted
     * @param late why it is asked for after the deadline
     * @param receivedOn only when the ministry enters what reached it otherwise: the day on which it did
     */
    public record AdvanceForm(
            @Size(max = MOST_SPANS) List<ExpectedPlacesForm> places,
            @Example("250000.00") Euro transitionCosts,
            @Example("300000.00") Euro livingAllowance,
            @Example("12500.50") Euro receipts,
            @Nullable LateForm late,
            @Nullable LocalDate receivedOn,
            @Nullable String reason)
            implements Reasoned {
        AdvanceEstimate estimate() {
            return new AdvanceEstimate(
                    places.stream().map(ExpectedPlacesForm::expected).toList(),
                    transitionCosts,
                    livingAllowance,
                    receipts);
        }

        @Nullable
        LateGround ground() {
            return late == null ? null : new LateGround(late.because(), late.explanation());
        }
    }

    /**
     * So many places on each of these days.
     *
     * @param until first day after them
     */
    public record ExpectedPlacesForm(
            @Example("2026-01-01") LocalDate from,
            @Example("2027-01-01") LocalDate until,
            @Example("100") int places) {
        ExpectedPlaces expected() {
            return new ExpectedPlaces(from, until, places);
        }
    }

    /** One of the reasons for which a late application may be handled, and why it is one. */
    public record LateForm(
            LateReason because, @Size(min = 1, max = LENGTH) String explanation) {}
}
