package nl.opvang.funding.application.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.payment.domain.PaymentStep;
import nl.opvang.funding.payment.write.PaymentForms.BankConfirmationForm;
import nl.opvang.funding.payment.write.PaymentOrders;
import nl.opvang.funding.procedure.write.ApprovalLimits;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.funding.worklist.read.WorkOfDossiers;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where payments are looked at, released, confirmed and called off, whoever is paid. */
@Component
class PaymentDesk {
    private static final Set<String> FIELDS = Set.of("on", "reference", "reason");

    private final Dossiers dossiers;
    private final WorkOfDossiers work;
    private final PaymentOrders orders;
    private final ApprovalLimits limits;
    private final MessageSource messages;

    PaymentDesk(
            Dossiers dossiers,
            WorkOfDossiers work,
            PaymentOrders orders,
            ApprovalLimits limits,
            MessageSource messages) {
        this.dossiers = dossiers;
        this.work = work;
        this.orders = orders;
        this.limits = limits;
        this.messages = messages;
    }

    /** The moment as of which payments are shown. */
    Instant moment() {
        return dossiers.moment(null).knownAt();
    }

    /** All payments of a year of a municipality. */
    String show(Purse purse, Instant knownAt, Desk.Asked asked, Scene scene) {
        var words = Words.in(scene.locale(), messages);
        scene.model()
                .addAttribute(
                        "money", PaymentsView.of(purse, scene.caller(), open(purse, knownAt), day(knownAt), words))
                .addAttribute("saved", asked.saved() != null);
        addPurse(purse, knownAt, words, scene);
        return "funding/payments";
    }

    private List<Work> open(Purse purse, Instant knownAt) {
        var dossier = purse.dossier();
        return dossier == null
                ? List.of()
                : work.in(List.of(dossier), knownAt).getOrDefault(dossier.aggregateId(), List.of());
    }

    private void addPurse(Purse purse, Instant knownAt, Words words, Scene scene) {
        var dossier = purse.dossier();
        scene.model()
                .addAttribute("named", title(purse, words))
                .addAttribute("area", purse.area())
                .addAttribute("year", Integer.toString(purse.year()))
                .addAttribute("address", purse.address())
                .addAttribute("knownAt", knownAt)
                .addAttribute(
                        "timeline",
                        dossier == null
                                ? List.of()
                                : new Timeline(words, scene.caller().subject()).of(dossier));
    }

    static String title(Purse purse, Words words) {
        var dossier = purse.dossier();
        return dossier != null
                ? Desk.title(dossier, words)
                : words.text("dossier.payment", purse.area().name(), Integer.toString(purse.year()));
    }

    /** The form of a step, or why there is none. */
    String ask(Purse purse, UUID paymentId, PaymentAction action, Instant knownAt, Scene scene) {
        var refusal = refusal(purse, paymentId, action, knownAt, scene);
        if (refusal != null) scene.response().setStatus(refusal.status());
        var form = action == PaymentAction.CONFIRMATION
                ? new PaymentStepForm(null, null, day(knownAt).toString(), null)
                : PaymentStepForm.EMPTY;
        return page(purse, paymentId, action, form, new Fields(), refusal, refusal == null, knownAt, scene);
    }

    /** Takes a step, and leads back to the payments; shows the form again when it is refused. */
    @Nullable
    String take(
            Purse purse,
            UUID paymentId,
            PaymentAction action,
            PaymentStepForm form,
            Instant knownAt,
            Scene scene,
            Write write) {
        var id = form.stepId();
        purse.payment(paymentId);
        var fields = new Fields();
        var step = step(paymentId, id, action, form, Officers.of(write), fields);
        if (step == null) {
            scene.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(purse, paymentId, action, form, fields, null, true, knownAt, scene);
        }
        try {
            return Moved.toSaved(
                    purse.address(), id, write.send(purse.commands().apply(step)), scene.response());
        } catch (ProblemException e) {
            scene.response().setStatus(e.problem().status());
            var told = fields.refused(e.problem(), FIELDS) ? null : e.problem();
            boolean again = refusal(purse, paymentId, action, knownAt, scene) == null;
            return page(purse, paymentId, action, form, fields, told, again, knownAt, scene);
        }
    }

    private @Nullable PaymentStep step(
            UUID paymentId, UUID id, PaymentAction action, PaymentStepForm form, Officer by, Fields fields) {
        return switch (action) {
            case APPROVAL -> fields.text("reason", form.reason()) == null ? null : orders.approve(paymentId, id, by);
            case CANCELLATION -> fields.text("reason", form.reason()) == null ? null : orders.cancel(paymentId, id, by);
            case CONFIRMATION -> {
                var on = fields.day("on", form.on());
                var reference = fields.text("reference", form.reference());
                yield on == null || reference == null
                        ? null
                        : orders.confirm(paymentId, id, by, new BankConfirmationForm(on, reference));
            }
        };
    }

    private static @Nullable Problem refusal(
            Purse purse, UUID paymentId, PaymentAction action, Instant knownAt, Scene scene) {
        var by = new Officer(scene.caller().subject(), OfficerRole.MINISTRY);
        return purse.refusal(PaymentsView.tried(paymentId, action, by, day(knownAt)));
    }

    private String page(
            Purse purse,
            UUID paymentId,
            PaymentAction action,
            PaymentStepForm form,
            Fields fields,
            @Nullable Problem refused,
            boolean offered,
            Instant knownAt,
            Scene scene) {
        var words = Words.in(scene.locale(), messages);
        var payment = purse.payment(paymentId);
        scene.model()
                .addAttribute("payment", PaymentsView.Row.of(payment))
                .addAttribute("step", action.word())
                .addAttribute("action", purse.address(paymentId, action))
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", refused == null ? null : objection(refused, words))
                .addAttribute("offered", offered)
                .addAttribute("approvers", action == PaymentAction.APPROVAL ? approvers(purse, paymentId, words) : null)
                .addAttribute("most", StepForm.MOST);
        addPurse(purse, knownAt, words, scene);
        return "funding/payment-step";
    }

    private String objection(Problem refused, Words words) {
        return PaymentsView.isFourEyes(refused.name())
                ? PaymentsView.barred(refused.name(), words)
                : Objection.text(refused, messages, words.locale());
    }

    /** How many must approve it, and whether somebody did. */
    private String approvers(Purse purse, UUID paymentId, Words words) {
        var payment = purse.payment(paymentId);
        if (payment.approved() != null) return words.text("payments.second");
        var limit = limits.on(Officers.today());
        return limit == null || payment.ordered().amount().compareTo(limit.amount()) <= 0
                ? words.text("payments.only")
                : words.text("payments.first", words.wording().euro(limit.amount()));
    }

    private static LocalDate day(Instant knownAt) {
        return LocalDate.ofInstant(knownAt, Netherlands.ZONE);
    }
}
