package nl.opvang.allocation.people.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.attendance.write.AttendanceForms.AbsenceForm;
import nl.opvang.allocation.attendance.write.StaysSaid;
import nl.opvang.allocation.people.page.StayEntryForm.Days;
import nl.opvang.allocation.people.read.People;
import nl.opvang.allocation.people.read.Staying;
import nl.opvang.allocation.stay.read.LocationNames;
import nl.opvang.allocation.stay.read.LocationNames.Named;
import nl.opvang.allocation.stay.write.StayForms.CorrectionForm;
import nl.opvang.allocation.stay.write.StayForms.EndForm;
import nl.opvang.allocation.stay.write.StayForms.MoveForm;
import nl.opvang.allocation.stay.write.StayPersons;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a municipality says that a stay ends or moves, that somebody is away, or what a stay should have said. */
@Controller
@Processes(value = "stay", subject = "stay")
class StayEntryPage {
    private static final String PATH = "/municipalities/{municipality}/stays/{stay}/entries/{entry}";
    private static final Set<String> FIELDS = Set.of("location", "from", "until", "reason");

    private final People people;
    private final StayPersons persons;
    private final StaysSaid attendance;
    private final LocationNames locations;
    private final WrittenAbout about;
    private final MessageSource messages;

    StayEntryPage(
            People people,
            StayPersons persons,
            StaysSaid attendance,
            LocationNames locations,
            WrittenAbout about,
            MessageSource messages) {
        this.people = people;
        this.persons = persons;
        this.attendance = attendance;
        this.locations = locations;
        this.about = about;
        this.messages = messages;
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable String entry,
            Model model) {
        var kind = entry(entry);
        var now = stay(municipality, stay);
        return page(now, kind, StayEntryForm.of(kind, now, LocalDate.now(Netherlands.ZONE)), new Fields(), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String write(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID stay,
            @PathVariable String entry,
            @Posted StayEntryForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        form.factId();
        var kind = entry(entry);
        var now = stay(municipality, stay);
        var fields = new Fields();
        var days = form.read(kind, fields);
        if (days == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(now, kind, form, fields, null, model);
        }
        try {
            var written = send(new StayId(municipality, stay), kind, form, days, write);
            return about.stay(municipality, stay, written, response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            var objection = fields.refused(e.problem(), FIELDS) ? null : Objection.text(e.problem(), messages, locale);
            return page(now, kind, form, fields, objection, model);
        }
    }

    private ResponseEntity<Written> send(StayId id, StayEntry entry, StayEntryForm form, Days days, Write write) {
        var fact = form.factId();
        var why = form.reason();
        return switch (entry) {
            case END -> persons.send(id, new EndForm(Objects.requireNonNull(days.until()), null, why), write);
            case MOVE ->
                persons.send(
                        id,
                        new MoveForm(
                                Objects.requireNonNull(days.from()),
                                Objects.requireNonNull(days.location()),
                                fact,
                                null,
                                why),
                        write);
            case ABSENCE ->
                attendance.send(
                        id, new AbsenceForm(Objects.requireNonNull(days.from()), days.until(), why).about(fact), write);
            case CORRECTION ->
                persons.send(
                        id,
                        new CorrectionForm(Objects.requireNonNull(days.from()), days.until(), null, null, why)
                                .with(fact),
                        write);
            case WITHDRAWAL -> persons.send(id, new CorrectionForm(null, null, true, null, why).with(fact), write);
        };
    }

    private static StayEntry entry(String word) {
        return StayEntry.named(word).orElseThrow(ProblemException::notFound);
    }

    private Staying stay(MunicipalityCode municipality, UUID id) {
        return people.stay(municipality, id).orElseThrow(ProblemException::notFound);
    }

    private String page(
            Staying now, StayEntry entry, StayEntryForm form, Fields fields, @Nullable String objection, Model model) {
        model.addAttribute("stay", now)
                .addAttribute("entry", entry)
                .addAttribute(
                        "action",
                        "/municipalities/%s/stays/%s/entries/%s".formatted(now.municipality(), now.id(), entry.word()))
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("locations", elsewhere(now, entry));
        return "allocation/stay-entry";
    }

    /** Where one can move to: the other locations of the municipality. */
    private List<Named> elsewhere(Staying now, StayEntry entry) {
        if (!entry.hasPlace()) return List.of();
        return locations.of(now.municipality()).stream()
                .filter(each -> !each.id().equals(now.location()))
                .toList();
    }
}
