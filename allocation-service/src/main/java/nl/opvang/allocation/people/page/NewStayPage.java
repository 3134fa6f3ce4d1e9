package nl.opvang.allocation.people.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import nl.opvang.allocation.area.Own;
import nl.opvang.allocation.identity.IdentityScheme;
import nl.opvang.allocation.identity.Numbers;
import nl.opvang.allocation.stay.read.LocationNames;
import nl.opvang.allocation.stay.write.StayForms.StayForm;
import nl.opvang.allocation.stay.write.StayPersons;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
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

/** Where a municipality says that somebody stays at one of its locations. */
@Controller
@Processes("stay")
class NewStayPage {
    private static final String PATH = "/municipalities/{municipality}/new-stay";

    private final StayPersons persons;
    private final LocationNames locations;
    private final WrittenAbout about;
    private final MessageSource messages;

    NewStayPage(StayPersons persons, LocationNames locations, WrittenAbout about, MessageSource messages) {
        this.persons = persons;
        this.locations = locations;
        this.about = about;
        this.messages = messages;
    }

    /**
     * What is filled in, as text.
     *
     * @param id of the stay; made with the form, so that sent twice it begins once
     * @param until first day on which the person no longer stays
     * @param reason with one somebody is placed for whom no place is free
     */
    record BeginForm(
            @Nullable UUID id,
            @Size(max = 60) @Nullable String location,
            @Size(max = 20) @Nullable String scheme,
            @Size(max = 64) @Nullable String number,
            @Size(max = 60) @Nullable String from,
            @Size(max = 60) @Nullable String until,
            @Size(max = 200) @Nullable String reason)
            implements Reasoned {
        static BeginForm on(LocalDate today) {
            return new BeginForm(null, null, null, null, today.toString(), null, null);
        }

        /** What it says; null when something is wrong with it. */
        @Nullable
        StayForm said(Fields fields) {
            var at = fields.id("location", location);
            var identity = Numbers.read(scheme, number, fields);
            var first = fields.day("from", from);
            var last = fields.dayIfAny("until", until);
            if (first != null && last != null && !last.isAfter(first)) fields.wrong("until", "fault.ends-before-start");
            if (at == null
                    || identity == null
                    || first == null
                    || !fields.faults().isEmpty()) return null;
            return new StayForm(at, identity, first, last, reason);
        }
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, Model model) {
        return page(municipality, BeginForm.on(LocalDate.now(Netherlands.ZONE)), new Fields(), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String begin(
            @PathVariable MunicipalityCode municipality,
            @Posted BeginForm form,
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
            var written = persons.start(new StayId(municipality, id), said, write);
            return about.stay(municipality, id, written, response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            return page(municipality, form, fields, Objection.text(e.problem(), messages, locale), model);
        }
    }

    private String page(
            MunicipalityCode municipality, BeginForm form, Fields fields, @Nullable String objection, Model model) {
        model.addAttribute("own", Own.named(municipality))
                .addAttribute("action", "/municipalities/" + municipality + "/new-stay")
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("schemes", IdentityScheme.values())
                .addAttribute("locations", locations.of(municipality));
        return "allocation/new-stay";
    }
}
