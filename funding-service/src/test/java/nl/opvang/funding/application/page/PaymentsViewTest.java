package nl.opvang.funding.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.payment.domain.DecidedAmount;
import nl.opvang.funding.payment.domain.PaymentStep;
import nl.opvang.funding.payment.domain.PaymentTaken;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.page.Words;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PaymentsViewTest {
    private static final LocalDate TODAY = LocalDate.parse("2025-03-01");
    private static final UUID PAYMENT = new UUID(1, 1);
    private static final DecidedAmount DECIDED =
            new DecidedAmount(PaymentGround.ADVANCE, new UUID(1, 2), Euro.parse("1000.00"), null);
    private static final ApprovalLimit LIMIT = new ApprovalLimit(Euro.parse("500.00"), new UUID(1, 3));

    @Test
    void what_is_decided_and_not_ordered_may_be_ordered_by_the_ministry_alone() {
        var purse = purse(Payments.NONE);

        assertThat(view(purse, "mark", Role.MINISTRY).order()).isEqualTo(purse.orderAddress());
        assertThat(view(purse, "mark", Role.MINISTRY).left()).isEqualTo("Nog te betalen: €\u00a01.000,00");
        assertThat(view(purse, "gea", Role.MUNICIPALITY).order()).isNull();
        assertThat(view(purse(ordered("1000.00")), "mark", Role.MINISTRY).order())
                .as("nothing is left")
                .isNull();
    }

    @Test
    void whoever_orders_a_payment_is_told_why_they_do_not_release_it() {
        var purse = purse(ordered("1000.00"));

        var own = view(purse, "mark", Role.MINISTRY).open().getFirst();
        assertThat(own.actions()).extracting(PaymentsView.Action::action).containsExactly(PaymentAction.CANCELLATION);
        assertThat(own.barred()).containsExactly("U gaf zelf deze opdracht. Iemand anders moet haar vrijgeven.");
        var other = view(purse, "mia", Role.MINISTRY).open().getFirst();
        assertThat(other.actions())
                .extracting(PaymentsView.Action::action)
                .containsExactly(PaymentAction.APPROVAL, PaymentAction.CANCELLATION);
        assertThat(other.barred()).isEmpty();
        var municipality = view(purse, "gea", Role.MUNICIPALITY).open().getFirst();
        assertThat(municipality.actions()).isEmpty();
        assertThat(municipality.barred()).isEmpty();
    }

    @Test
    void the_first_of_two_approvers_leaves_the_second_approval_to_somebody_else() {
        var once = after(
                ordered("1000.00"), new PaymentStep.Approve(PAYMENT, new UUID(1, 4), officer("mia"), LIMIT, TODAY));

        var first = view(purse(once), "mia", Role.MINISTRY).open().getFirst();
        assertThat(first.actions()).extracting(PaymentsView.Action::action).containsExactly(PaymentAction.CANCELLATION);
        assertThat(first.barred())
                .containsExactly("U hebt dit als eerste goedgekeurd. Iemand anders moet de tweede zijn.");
        assertThat(view(purse(once), "max", Role.MINISTRY).open().getFirst().actions())
                .extracting(PaymentsView.Action::action)
                .contains(PaymentAction.APPROVAL);
    }

    @Test
    void about_what_the_bank_confirmed_nothing_is_to_be_done() {
        var released = after(
                ordered("1000.00"), new PaymentStep.Approve(PAYMENT, new UUID(1, 4), officer("mia"), null, TODAY));
        assertThat(view(purse(released), "mark", Role.MINISTRY)
                        .open()
                        .getFirst()
                        .actions())
                .extracting(PaymentsView.Action::action)
                .containsExactly(PaymentAction.CONFIRMATION, PaymentAction.CANCELLATION);

        var confirmed = after(
                released, new PaymentStep.Confirm(PAYMENT, new UUID(1, 5), officer("mark"), TODAY, "NL-4711", TODAY));
        var view = view(purse(confirmed), "mark", Role.MINISTRY);
        assertThat(view.open()).isEmpty();
        assertThat(view.confirmed()).isEqualTo(Euro.parse("1000.00"));
        assertThat(view.rows().getFirst().reference()).isEqualTo("NL-4711");
    }

    private static Payments ordered(String amount) {
        return after(
                Payments.NONE,
                new PaymentStep.Order(PAYMENT, officer("mark"), PaymentDirection.PAYABLE, Euro.parse(amount), TODAY));
    }

    private static Payments after(Payments payments, PaymentStep step) {
        var after = payments;
        if (!(payments.take(step, DECIDED) instanceof Decision.Accepted(var taken)))
            throw new AssertionError("refused: " + step);
        for (PaymentTaken each : taken) after = after.after(each);
        return after;
    }

    private static Purse purse(Payments payments) {
        return new Purse("payment:GM0014:2025", DossierArea.of("GM0014"), 2025, null, payments, DECIDED, _ -> {
            throw new AssertionError("nothing is sent");
        });
    }

    private static PaymentsView view(Purse purse, String subject, Role role) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/funding", "messages/opvang");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        var caller = new Caller(subject, "a-client", List.of(role), Set.of(), Set.of());
        return PaymentsView.of(purse, caller, List.of(), TODAY, Words.in(Locale.of("nl", "NL"), messages));
    }

    private static Officer officer(String subject) {
        return new Officer(subject, OfficerRole.MINISTRY);
    }
}
