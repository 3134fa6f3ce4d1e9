package nl.opvang.allocation.attendance.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.attendance.read.AttendanceOverview.AbsenceOverview;
import nl.opvang.allocation.attendance.read.Attendances;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
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

/** Where a municipality says that somebody is there again, or what an absence should have said. */
@Controller
@Processes(value = "attendance", subject = "stay")
class AbsenceEntryPage {
    private static final String PATH = "/municipalities/{municipality}/stays/{stay}/absences/{absence}/entries/{entry}";
    private static final Set<String> FIELDS = Set.of("from", "until", "reason");

    private final Attendances attendances;
    private final MessageSource messages;

    AbsenceEntryPage(Attendances attendances, MessageSource messages) {
        this.attendances = attendances;
        this.messages = messages;
    }

    /** One absence at one stay, and what is to be said of it. */
    private record Scene(StayId stay, AbsenceOverview absence, AbsenceEntry entry, Model model) {
        String decision() {
            return "/municipalities/%s/stays/%s/absences/%s/decision"
                    .formatted(stay.municipality(), stay.id(), absence.id());
        }

        String action() {
            return "/municipalities/%s/stays/%s/absences/%s/entries/%s"
                    .formatted(stay.municipality(), stay.id(), absence.id(), entry.word());
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @PathVariable String entry,
            Model model) {
        var scene = scene(new StayId(municipality, stay), absence, entry, model);
        var form = AbsenceEntryForm.of(scene.entry(), scene.absence(), LocalDate.now(Netherlands.ZONE));
        return page(scene, form, new Fields(), null);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String say(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable UUID absence,
            @PathVariable String entry,
            @Posted AbsenceEntryForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        var id = form.factId();
        var scene = scene(new StayId(municipality, stay), absence, entry, model);
        var fields = new Fields();
        var said = form.said(scene.entry(), scene.stay(), absence, fields);
        if (said == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(scene, form, fields, null);
        }
        try {
            return Moved.toSaved(scene.decision(), id, write.send(said), response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            var objection = fields.refused(e.problem(), FIELDS) ? null : Objection.text(e.problem(), messages, locale);
            return page(scene, form, fields, objection);
        }
    }

    private Scene scene(StayId stay, UUID absence, String entry, Model model) {
        var kind = AbsenceEntry.named(entry).orElseThrow(ProblemException::notFound);
        var found = attendances
                .find(stay.municipality(), stay.id())
                .flatMap(overview -> overview.absence(absence))
                .orElseThrow(ProblemException::notFound);
        return new Scene(stay, found, kind, model);
    }

    private static String page(Scene scene, AbsenceEntryForm form, Fields fields, @Nullable String objection) {
        scene.model()
                .addAttribute("stay", scene.stay().id())
                .addAttribute("absence", scene.absence())
                .addAttribute("entry", scene.entry())
                .addAttribute("decision", scene.decision())
                .addAttribute("action", scene.action())
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection);
        return "allocation/absence-entry";
    }
}
