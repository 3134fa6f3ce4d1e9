package nl.opvang.allocation.people.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.area.Areas;
import nl.opvang.allocation.area.Own;
import nl.opvang.allocation.attendance.read.Attendances;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.allocation.identity.IdentityScheme;
import nl.opvang.allocation.identity.Numbers;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.identity.Survivors;
import nl.opvang.allocation.people.read.People;
import nl.opvang.allocation.people.read.People.Count;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How many people a municipality has, where to find one of them by number, and what is known of that one there. */
@Controller
class PeoplePage {
    private static final String PEOPLE = "/people";

    private final People people;
    private final PersonIdentities identities;
    private final Survivors survivors;
    private final Attendances attendances;
    private final DatabaseClock clock;

    PeoplePage(
            People people,
            PersonIdentities identities,
            Survivors survivors,
            Attendances attendances,
            DatabaseClock clock) {
        this.people = people;
        this.identities = identities;
        this.survivors = survivors;
        this.attendances = attendances;
        this.clock = clock;
    }

    /** Whose number it is that somebody is looked for by: the same number of another municipality names another person. */
    record SearchForm(
            MunicipalityCode municipality,
            @Size(max = 20) @Nullable String scheme,
            @Size(max = 64) @Nullable String number) {}

    /** @param saved what was just recorded, which the page then says */
    record Asked(@Nullable UUID saved) {}

    /** A municipality, and how many it has. */
    record Counted(Own own, Count count) {}

    @GetMapping(PEOPLE)
    @AllowedTo(Role.MUNICIPALITY)
    @InNavigation(label = "people", order = 3)
    String show(Caller caller, Model model) {
        return page(caller, null, new Fields(), false, model);
    }

    /** In the body of a POST, so that a number stands in no address, history or log. */
    @PostMapping(PEOPLE)
    @AllowedTo(Role.MUNICIPALITY)
    @Processes("registration")
    @Nullable
    String search(@Posted SearchForm form, Caller caller, Model model, HttpServletResponse response) {
        if (!caller.covers(Role.MUNICIPALITY, form.municipality())) throw ProblemException.notFound();
        var fields = new Fields();
        var identity = Numbers.read(form.scheme(), form.number(), fields);
        if (identity == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(caller, form, fields, false, model);
        }
        var found = person(identity, form.municipality());
        return found == null || !known(found, caller)
                ? page(caller, form, fields, true, model)
                : Moved.to(PEOPLE + "/" + found, response);
    }

    @GetMapping(PEOPLE + "/{person}")
    @AllowedTo(Role.MUNICIPALITY)
    @Processes(value = "registration", subject = "person")
    String one(@PathVariable UUID person, @Query Asked asked, Caller caller, Model model) {
        var today = today();
        var codes = Areas.codes(caller, today);
        var registrations = people.registrationsOf(person, codes);
        var stays = people.staysOf(person, codes);
        if (registrations.isEmpty() && stays.isEmpty()) throw ProblemException.notFound();
        model.addAttribute("person", person)
                .addAttribute("registrations", registrations)
                .addAttribute("stays", stays)
                .addAttribute(
                        "absences",
                        attendances.of(stays.stream()
                                .map(stay -> new StayId(stay.municipality(), stay.id()))
                                .toList()))
                .addAttribute("saved", asked.saved() != null)
                .addAttribute("today", today)
                .addAttribute("knownAt", clock.now());
        return "allocation/person";
    }

    private @Nullable UUID person(IdentityForm identity, MunicipalityCode municipality) {
        return identities
                .find(identity.of(municipality))
                .map(found ->
                        survivors.of(List.of(found)).getOrDefault(found, found).id())
                .orElse(null);
    }

    /** Somebody of whom only others know looks like somebody of whom nobody does. */
    private boolean known(UUID person, Caller caller) {
        var codes = Areas.codes(caller, today());
        return !people.registrationsOf(person, codes).isEmpty()
                || !people.staysOf(person, codes).isEmpty();
    }

    private String page(Caller caller, @Nullable SearchForm form, Fields fields, boolean missed, Model model) {
        var today = today();
        model.addAttribute(
                        "municipalities",
                        Own.of(caller).stream()
                                .map(own -> new Counted(own, people.count(own.codes(today), today)))
                                .toList())
                .addAttribute("form", form)
                .addAttribute("faults", fields.faults())
                .addAttribute("missed", missed)
                .addAttribute("schemes", IdentityScheme.values())
                .addAttribute("today", today)
                .addAttribute("knownAt", clock.now());
        return "allocation/people";
    }

    private static LocalDate today() {
        return LocalDate.now(Netherlands.ZONE);
    }
}
