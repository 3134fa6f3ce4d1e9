package nl.opvang.allocation.people.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import nl.opvang.allocation.area.Own;
import nl.opvang.allocation.identity.IdentityScheme;
import nl.opvang.allocation.identity.Numbers;
import nl.opvang.allocation.identity.Persons;
import nl.opvang.allocation.registration.write.RegistrationForms.RegistrationForm;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Reasoned;
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

/** Where a municipality registers somebody. */
@Controller
@Processes("registration")
class NewRegistrationPage {
    private static final String PATH = "/municipalities/{municipality}/new-registration";

    private final Persons<RegistrationId> persons;
    private final WrittenAbout about;
    private final MessageSource messages;

    NewRegistrationPage(Persons<RegistrationId> persons, WrittenAbout about, MessageSource messages) {
        this.persons = persons;
        this.about = about;
        this.messages = messages;
    }

    /**
     * What is filled in, as text.
     *
     * @param id of the registration; made with the form, so that sent twice it registers once
     * @param movedFrom code of the municipality whose registration ends on that day
     */
    record ArrivalForm(
            @Nullable UUID id,
            @Size(max = 20) @Nullable String scheme,
            @Size(max = 64) @Nullable String number,
            @Size(max = 20) @Nullable String group,
            @Size(max = 60) @Nullable String from,
            @Size(max = 20) @Nullable String movedFrom,
            @Size(max = 200) @Nullable String reason)
            implements Reasoned {
        static ArrivalForm on(LocalDate today) {
            return new ArrivalForm(null, null, null, null, today.toString(), null, null);
        }

        /** What it says; null when something is wrong with it. */
        @Nullable
        RegistrationForm said(Fields fields) {
            var identity = Numbers.read(scheme, number, fields);
            var people = fields.choice("group", group, NationalityGroup.class);
            var first = fields.day("from", from);
            var before = before(fields);
            if (identity == null
                    || people == null
                    || first == null
                    || !fields.faults().isEmpty()) return null;
            return new RegistrationForm(identity, people, first, before, reason);
        }

        private @Nullable MunicipalityCode before(Fields fields) {
            if (movedFrom == null) return null;
            try {
                var code = new MunicipalityCode(movedFrom.strip());
                if (Division.ofTheNetherlands().municipality(code).isPresent()) return code;
            } catch (IllegalArgumentException e) {
                // Told below, as a code of no municipality is.
            }
            fields.wrong("movedFrom", "fault.municipality");
            return null;
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, Model model) {
        return page(municipality, ArrivalForm.on(LocalDate.now(Netherlands.ZONE)), new Fields(), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String register(
            @PathVariable MunicipalityCode municipality,
            @Posted ArrivalForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        var id = form.id();
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        var fields = new Fields();
        var said = form.said(fields);
        if (said == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(municipality, form, fields, null, model);
        }
        try {
            var written = persons.send(municipality, id, said, write);
            return about.registration(municipality, id, written, response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            return page(municipality, form, fields, Objection.text(e.problem(), messages, locale), model);
        }
    }

    private static String page(
            MunicipalityCode municipality, ArrivalForm form, Fields fields, @Nullable String objection, Model model) {
        model.addAttribute("own", Own.named(municipality))
                .addAttribute("action", "/municipalities/" + municipality + "/new-registration")
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("schemes", IdentityScheme.values())
                .addAttribute("groups", NationalityGroup.values());
        return "allocation/new-registration";
    }
}
