package nl.opvang.allocation.attendance.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.attendance.read.AttendanceOverview.AbsenceOverview;
import nl.opvang.allocation.attendance.read.AttendanceOverview.EntitlementLossOverview;
import nl.opvang.allocation.attendance.read.Attendances;
import nl.opvang.allocation.attendance.write.AttendanceForms.AbsenceDecision;
import nl.opvang.allocation.attendance.write.StaysSaid;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a municipality decides about one absence, with its history in sight: nothing is filled in beforehand but the day. */
@Controller
@Processes(value = "attendance", subject = "stay")
class DecisionPage {
    private static final String PATH = "/municipalities/{municipality}/stays/{stay}/absences/{absence}/decision";
    private static final Set<String> FIELDS = Set.of("decision", "decidedOn", "until", "reason");

    private final Attendances attendances;
    private final StaysSaid stays;
    private final MessageSource messages;

    DecisionPage(Attendances attendances, StaysSaid stays, MessageSource messages) {
        this.attendances = attendances;
        this.stays = stays;
        this.messages = messages;
    }

    /** @param saved what was just recorded, which the page then says */
    record Asked(@Nullable UUID saved) {}

    /** One absence at one stay, as a page is asked for and shown. */
    private record Scene(
            StayId stay, AbsenceOverview absence, @Nullable LocalDate lostFrom, boolean saved, Model model) {
        String address() {
            return "/municipalities/%s/stays/%s/absences/%s".formatted(stay.municipality(), stay.id(), absence.id());
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @Query Asked asked,
            Model model) {
        var today = LocalDate.now(Netherlands.ZONE);
        return page(
                scene(municipality, stay, absence, asked.saved() != null, model),
                DecisionForm.on(today),
                new Fields(),
                null);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String decide(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @Posted DecisionForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        var id = form.decisionId();
        var scene = scene(municipality, stay, absence, false, model);
        var fields = new Fields();
        var said = form.said(fields);
        if (said == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(scene, form, fields, null);
        }
        try {
            var written = stays.send(scene.stay(), said.about(absence, id), write);
            return Moved.toSaved("/absences", id, written, response);
        } catch (ProblemException e) {
            return refused(e.problem(), scene, form, fields, locale, response);
        }
    }

    private String refused(
            Problem problem,
            Scene scene,
            DecisionForm form,
            Fields fields,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(problem.status());
        return fields.refused(problem, FIELDS)
                ? page(scene, form, fields, null)
                : page(scene, form, fields, Objection.text(problem, messages, locale));
    }

    private Scene scene(MunicipalityCode municipality, UUID stay, UUID absence, boolean saved, Model model) {
        var overview = attendances.find(municipality, stay).orElseThrow(ProblemException::notFound);
        var found = overview.absence(absence).orElseThrow(ProblemException::notFound);
        var lostFrom = overview.entitlementLosses().stream()
                .filter(loss -> !loss.withdrawn())
                .map(EntitlementLossOverview::from)
                .findFirst()
                .orElse(null);
        return new Scene(new StayId(municipality, stay), found, lostFrom, saved, model);
    }

    private static String page(Scene scene, DecisionForm form, Fields fields, @Nullable String objection) {
        scene.model()
                .addAttribute("stay", scene.stay().id())
                .addAttribute("absence", scene.absence())
                .addAttribute("lostFrom", scene.lostFrom())
                .addAttribute("saved", scene.saved())
                .addAttribute("here", scene.address())
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("decisions", AbsenceDecision.values())
                .addAttribute("most", DecisionForm.MOST);
        return "allocation/decision";
    }
}
