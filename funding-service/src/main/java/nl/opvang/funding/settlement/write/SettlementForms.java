package nl.opvang.funding.settlement.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.funding.Account;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about the settlement of a year. */
public final class SettlementForms {
    private SettlementForms() {}

    /**
     * How the municipality accounts for the year; the norm payment is calculated here.
     *
     * @param livingAllowance actual costs
     * @param transitionCosts actual costs that fall in the year
     * @param receipts own contributions and recoveries, which are deducted
     * @param evidence documents that are kept elsewhere, the auditor's among them
     * @param receivedOn only when the ministry enters what reached it otherwise: the day on which it did
     */
    public record AccountForm(
            @Example("300000.00") Euro livingAllowance,
            @Example("250000.00") Euro transitionCosts,
            @Example("12500.50") Euro receipts,
            @Size(max = 100) List<EvidenceForm> evidence,
            @Nullable LocalDate receivedOn,
            @Nullable String reason)
            implements Reasoned {
        Account account() {
            return new Account(
                    livingAllowance,
                    transitionCosts,
                    receipts,
                    evidence.stream().map(EvidenceForm::evidence).toList());
        }
    }

    /**
     * What somebody advises or decides.
     *
     * @param amount of the whole year, zero when nothing is granted
     * @param difference why it is another amount than what was calculated
     */
    record SettlementRulingForm(
            Outcome outcome,
            @Example("2143499.50") Euro amount,

            @Size(min = 1, max = 2000) @Example("As calculated")
            String grounds,

            @Nullable DifferenceReason difference) {
        Ruling ruling() {
            return new Ruling(outcome, amount, grounds);
        }
    }
}
