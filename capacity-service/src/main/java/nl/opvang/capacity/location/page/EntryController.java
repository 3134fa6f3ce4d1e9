package nl.opvang.capacity.location.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.opvang.capacity.location.domain.LocationCommand;
import nl.opvang.capacity.location.domain.LocationCommand.Correct;
import nl.opvang.capacity.location.domain.LocationCommand.Withdraw;
import nl.opvang.capacity.location.domain.LocationDecider;
import nl.opvang.capacity.location.domain.LocationRefusal;
import nl.opvang.capacity.location.page.Outlook.Change;
import nl.opvang.capacity.location.page.Outlook.Change.Stretch;
import nl.opvang.capacity.location.page.Outlook.Obstacle;
import nl.opvang.capacity.location.read.LocationOverview;
import nl.opvang.capacity.location.read.Locations;
import nl.opvang.capacity.location.read.Locations.Told;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Words;
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

/** Where a municipality says what changes at a location, or what it should have said: it sees what that does, and then says it. */
@Controller
class EntryController {
    private static final String LOCATION = "/municipalities/{municipality}/locations/{location}";
    private static final String VIEW = "capacity/entry";

    private final Locations locations;
    private final RefusalProblems<LocationRefusal> refusals;
    private final MessageSource messages;

    EntryController(Locations locations, RefusalProblems<LocationRefusal> refusals, MessageSource messages) {
        this.locations = locations;
        this.refusals = refusals;
        this.messages = messages;
    }

    @GetMapping(LOCATION + "/entries/{entry}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable String entry,
            @Query EntryForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var desk = desk(caller, new LocationId(municipality, location), entry(entry), null, locale, model, response);
        return form.empty() ? desk.open(EntryForm.from(desk.today())) : desk.show(form);
    }

    @PostMapping(LOCATION + "/entries/{entry}")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String write(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable String entry,
            @Posted EntryForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        var factId = form.factId();
        return desk(caller, new LocationId(municipality, location), entry(entry), null, locale, model, response)
                .write(form, factId, write);
    }

    @GetMapping(LOCATION + "/facts/{fact}/correction")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String askCorrection(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID fact,
            @Query EntryForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var desk = correction(caller, new LocationId(municipality, location), fact, locale, model, response);
        return form.empty() ? desk.open(desk.said()) : desk.show(form);
    }

    @PostMapping(LOCATION + "/facts/{fact}/correction")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String correct(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @PathVariable UUID fact,
            @Posted EntryForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        var factId = form.factId();
        return correction(caller, new LocationId(municipality, location), fact, locale, model, response)
                .write(form, factId, write);
    }

    private static Entry entry(String word) {
        return Entry.named(word).orElseThrow(ProblemException::notFound);
    }

    private Desk correction(
            Caller caller, LocationId location, UUID fact, Locale locale, Model model, HttpServletResponse response) {
        var told = locations.told(caller.municipalities(), location.municipality(), location.id()).stream()
                .filter(each -> each.event().factId().equals(fact))
                .filter(LocationPage::correctable)
                .findFirst()
                .orElseThrow(ProblemException::notFound);
        return desk(caller, location, Entry.of(told.event()).orElse(null), told, locale, model, response);
    }

    private Desk desk(
            Caller caller,
            LocationId location,
            @Nullable Entry entry,
            @Nullable Told corrected,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var today = LocalDate.now(Netherlands.ZONE);
        var overview = locations
                .on(today, caller.municipalities(), location.municipality(), location.id())
                .orElseThrow(ProblemException::notFound);
        return new Desk(
                overview, location, entry, corrected, today, caller, Words.in(locale, messages), model, response);
    }

    /** What changes, as a row of the table beside the picture. */
    record Row(String quantity, Stretch stretch) {}

    /** One form of one location, for one request. */
    private final class Desk {
        private final LocationOverview overview;
        private final LocationId location;
        private final @Nullable Entry entry;
        private final @Nullable Told corrected;
        private final LocalDate today;
        private final Caller caller;
        private final Words words;
        private final Model model;
        private final HttpServletResponse response;

        /**
         * @param entry null for a correction of what pages have no form for: it can only be withdrawn
         * @param corrected null when something new is said
         */
        private Desk(
                LocationOverview overview,
                LocationId location,
                @Nullable Entry entry,
                @Nullable Told corrected,
                LocalDate today,
                Caller caller,
                Words words,
                Model model,
                HttpServletResponse response) {
            this.overview = overview;
            this.location = location;
            this.entry = entry;
            this.corrected = corrected;
            this.today = today;
            this.caller = caller;
            this.words = words;
            this.model = model;
            this.response = response;
        }

        LocalDate today() {
            return today;
        }

        EntryForm said() {
            return corrected == null ? EntryForm.from(today) : EntryForm.of(corrected.event());
        }

        /** The form as it is when one comes to it. */
        String open(EntryForm form) {
            return page(form, Map.of(), null, null);
        }

        /** The form with what it would do. */
        String show(EntryForm form) {
            var fields = new Fields();
            var command = command(form, UUID.randomUUID(), fields);
            if (command == null) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                return page(form, fields.faults(), null, null);
            }
            var said = locations.told(caller.municipalities(), location.municipality(), location.id()).stream()
                    .map(Told::event)
                    .toList();
            return switch (Outlook.of(command, said)) {
                case Obstacle(var refusal) -> refused(form, refusals.problem().apply(refusal));
                case Change change -> page(form, Map.of(), null, change);
            };
        }

        /** Says it, and leads to what became of it. */
        @Nullable
        String write(EntryForm form, UUID factId, Write write) {
            var fields = new Fields();
            var command = command(form, factId, fields);
            if (command == null) {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                return page(form, fields.faults(), null, null);
            }
            try {
                return Moved.toSaved(address(), "said-" + factId, factId, write.send(command), response);
            } catch (ProblemException e) {
                return refused(form, e.problem());
            }
        }

        private String refused(EntryForm form, Problem problem) {
            response.setStatus(problem.status());
            return page(form, Map.of(), Objection.text(problem, messages, words.locale()), null);
        }

        private @Nullable LocationCommand command(EntryForm form, UUID factId, Fields fields) {
            if (corrected != null && form.withdraws())
                return new Withdraw(location, factId, corrected.event().factId());
            if (entry == null) throw ProblemException.notFound();
            var on = fields.day("on", form.on());
            var until = entry.hasEnd() ? fields.dayIfAny("until", form.until()) : null;
            var number = entry.hasNumber()
                    ? fields.number("number", form.number(), LocationDecider.MOST_PLACES)
                    : Integer.valueOf(0);
            if (on == null || number == null || !fields.faults().isEmpty()) return null;
            var statement = entry.statement(location, factId, on, until, number);
            return corrected == null ? statement : new Correct(corrected.event().factId(), statement);
        }

        private String page(
                EntryForm form, Map<String, String> faults, @Nullable String objection, @Nullable Change change) {
            var course = new Course(words, today);
            var sentences = new Sentences(words);
            var here = address() + (corrected == null ? "/entries/" + word() : "/facts/" + fact() + "/correction");
            model.addAttribute("overview", overview)
                    .addAttribute("names", Division.ofTheNetherlands())
                    .addAttribute("here", address())
                    .addAttribute("entry", entry)
                    .addAttribute("form", form)
                    .addAttribute("faults", faults)
                    .addAttribute("objection", objection)
                    .addAttribute("corrected", corrected == null ? null : sentences.of(corrected.event()))
                    .addAttribute("action", here)
                    .addAttribute("previewed", change != null)
                    .addAttribute("rows", change == null ? List.of() : rows(change, course))
                    .addAttribute("picture", change == null ? "" : course.of(change, quantity()));
            return VIEW;
        }

        private static List<Row> rows(Change change, Course course) {
            return change.stretches().stream()
                    .map(stretch -> new Row(course.name(stretch.quantity()), stretch))
                    .toList();
        }

        private Quantity quantity() {
            return entry == null ? Outlook.SHOWN.getFirst() : entry.quantity();
        }

        private String word() {
            return entry == null ? "" : entry.word();
        }

        private UUID fact() {
            return corrected == null ? location.id() : corrected.event().factId();
        }

        private String address() {
            return "/municipalities/" + location.municipality() + "/locations/" + location.id();
        }
    }
}
