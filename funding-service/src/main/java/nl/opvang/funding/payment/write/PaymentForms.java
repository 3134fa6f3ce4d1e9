package nl.opvang.funding.payment.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What the ministry fills in about payments, whoever is paid. */
public final class PaymentForms {
    private PaymentForms() {}

    /** @param amount always more than nothing; which way it goes is another field */
    public record PaymentForm(
            PaymentDirection direction,
            @Example("2143499.50") Euro amount,
            @Nullable String reason) implements Reasoned {}

    /** Why it may go. */
    public record ReleaseForm(
            @Size(min = 1, max = 2000) @Example("As decided")
            String reason) implements Reasoned {}

    /** Why it is not carried out. */
    public record CancellationForm(
            @Size(min = 1, max = 2000) @Example("The account number was another's")
            String reason) implements Reasoned {}

    /**
     * @param on day on which the money went
     * @param reference of the bank
     */
    public record BankConfirmationForm(
            LocalDate on, @Example("NL-2025-0004711") String reference) {}
}
