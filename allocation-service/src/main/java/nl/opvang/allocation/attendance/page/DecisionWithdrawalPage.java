package nl.opvang.allocation.attendance.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import nl.opvang.allocation.attendance.domain.AttendanceCommand.WithdrawDecision;
import nl.opvang.allocation.attendance.read.Attendances;
import nl.opvang.allocation.attendance.read.DecisionList.AbsenceDecided;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a municipality takes back what it decided about an absence, and says why: the decision stays in its history. */
@Controller
@Processes(value = "attendance", subject = "stay")
class DecisionWithdrawalPage {
    private static final String PATH =
            "/municipalities/{municipality}/stays/{stay}/absences/{absence}/decisions/{decision}/withdrawal";

    private final Attendances attendances;
    private final MessageSource messages;

    DecisionWithdrawalPage(Attendances attendances, MessageSource messages) {
        this.attendances = attendances;
        this.messages = messages;
    }

    /** @param id made with the form, so that sent twice it withdraws once */
    record WithdrawalForm(
            @Nullable UUID id,
            @Size(max = DecisionForm.MOST) @Nullable String reason) implements Reasoned {}

    /** One decision that stands. */
    private record Scene(StayId stay, UUID absence, AbsenceDecided taken, Model model) {
        String back() {
            return "/municipalities/%s/stays/%s/absences/%s/decision"
                    .formatted(stay.municipality(), stay.id(), absence);
        }

        String action() {
            return "/municipalities/%s/stays/%s/absences/%s/decisions/%s/withdrawal"
                    .formatted(stay.municipality(), stay.id(), absence, taken.id());
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @PathVariable UUID decision,
            Model model) {
        var scene = scene(new StayId(municipality, stay), absence, decision, model);
        return page(scene, new WithdrawalForm(null, null), new Fields(), null);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String withdraw(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @PathVariable UUID decision,
            @Posted WithdrawalForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        var id = form.id();
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        var scene = scene(new StayId(municipality, stay), absence, decision, model);
        var fields = new Fields();
        if (fields.text("reason", form.reason()) == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(scene, form, fields, null);
        }
        try {
            var written = write.send(new WithdrawDecision(scene.stay(), absence, decision, id));
            return Moved.toSaved(scene.back(), id, written, response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            return page(scene, form, fields, Objection.text(e.problem(), messages, locale));
        }
    }

    private Scene scene(StayId stay, UUID absence, UUID decision, Model model) {
        var taken = attendances
                .find(stay.municipality(), stay.id())
                .flatMap(overview -> overview.absence(absence))
                .flatMap(found -> found.decisions().stream()
                        .filter(each -> each.id().equals(decision))
                        .findFirst())
                .orElseThrow(ProblemException::notFound);
        return new Scene(stay, absence, taken, model);
    }

    private static String page(Scene scene, WithdrawalForm form, Fields fields, @Nullable String objection) {
        scene.model()
                .addAttribute("stay", scene.stay().id())
                .addAttribute("taken", scene.taken())
                .addAttribute("back", scene.back())
                .addAttribute("action", scene.action())
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("most", DecisionForm.MOST);
        return "allocation/decision-withdrawal";
    }
}
