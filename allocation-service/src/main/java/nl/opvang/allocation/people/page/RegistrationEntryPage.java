package nl.opvang.allocation.people.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.identity.Persons;
import nl.opvang.allocation.people.read.People;
import nl.opvang.allocation.people.read.Registered;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.form.Fields;
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

/** Where a municipality deregisters somebody, or says what a registration should have said. */
@Controller
@Processes(value = "registration", subject = "registration")
class RegistrationEntryPage {
    private static final String PATH = "/municipalities/{municipality}/registrations/{registration}/entries/{entry}";
    private static final Set<String> FIELDS = Set.of("group", "from", "until", "departure", "reason");

    private final People people;
    private final Persons<RegistrationId> persons;
    private final WrittenAbout about;
    private final MessageSource messages;

    RegistrationEntryPage(People people, Persons<RegistrationId> persons, WrittenAbout about, MessageSource messages) {
        this.people = people;
        this.persons = persons;
        this.about = about;
        this.messages = messages;
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID registration,
            @PathVariable String entry,
            Model model) {
        var kind = entry(entry);
        var now = registration(municipality, registration);
        var form = RegistrationEntryForm.of(kind, now, LocalDate.now(Netherlands.ZONE));
        return page(now, kind, form, new Fields(), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String write(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID registration,
            @PathVariable String entry,
            @Posted RegistrationEntryForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        form.factId();
        var kind = entry(entry);
        var now = registration(municipality, registration);
        var fields = new Fields();
        var said = form.said(kind, fields);
        if (said == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(now, kind, form, fields, null, model);
        }
        try {
            var written = persons.send(municipality, registration, said, write);
            return about.registration(municipality, registration, written, response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            var objection = fields.refused(e.problem(), FIELDS) ? null : Objection.text(e.problem(), messages, locale);
            return page(now, kind, form, fields, objection, model);
        }
    }

    private static RegistrationEntry entry(String word) {
        return RegistrationEntry.named(word).orElseThrow(ProblemException::notFound);
    }

    private Registered registration(MunicipalityCode municipality, UUID id) {
        return people.registration(municipality, id).orElseThrow(ProblemException::notFound);
    }

    private static String page(
            Registered now,
            RegistrationEntry entry,
            RegistrationEntryForm form,
            Fields fields,
            @Nullable String objection,
            Model model) {
        model.addAttribute("registration", now)
                .addAttribute("entry", entry)
                .addAttribute(
                        "action",
                        "/municipalities/%s/registrations/%s/entries/%s"
                                .formatted(now.municipality(), now.id(), entry.word()))
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("groups", NationalityGroup.values())
                .addAttribute("departures", DepartureReason.values());
        return "allocation/registration-entry";
    }
}
