package nl.opvang.capacity.statement.page;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.capacity.statement.domain.StatementCommand.ExplainDifference;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.KnownMoments.Moment;
import nl.opvang.capacity.statement.read.LocationNames;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.capacity.statement.read.WeekFigures.Place;
import nl.opvang.capacity.statement.read.difference.WeekDifference;
import nl.opvang.capacity.statement.read.difference.WeekDifference.Change;
import nl.opvang.capacity.statement.read.difference.WeekDifferences;
import nl.opvang.capacity.statement.read.difference.WeekDifferences.LockedWeek;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Frame;
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
import org.springframework.web.context.request.WebRequest;

/** What changed about a week after it was locked, and where its municipality says why. */
@Controller
class DifferencesPage {
    private static final String PATH = "/municipalities/{municipality}/statements/{week}/differences";
    private static final int ROWS = 50;
    private static final int EXPLANATION_LENGTH = 1000;

    private final KnownMoments moments;
    private final Statements statements;
    private final WeekDifferences differences;
    private final LocationNames names;
    private final MessageSource messages;

    DifferencesPage(
            KnownMoments moments,
            Statements statements,
            WeekDifferences differences,
            LocationNames names,
            MessageSource messages) {
        this.moments = moments;
        this.statements = statements;
        this.differences = differences;
        this.names = names;
        this.messages = messages;
    }

    /** @param saved what was just recorded, which the page then says */
    record Asked(@Nullable UUID saved, @Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Asked {
            if (cursor != null) key(cursor);
        }

        WeekDifference.Key after() {
            return cursor == null ? WeekDifference.Key.START : key(cursor);
        }

        private static WeekDifference.Key key(Cursor cursor) {
            return cursor.read(
                    2, key -> new WeekDifference.Key(Instant.parse(key.getFirst()), UUID.fromString(key.getLast())));
        }
    }

    /**
     * @param id made with the form, so that sent twice it says one thing
     * @param event that changed the figures
     */
    record ExplanationForm(
            UUID id,
            UUID event,
            @Size(max = EXPLANATION_LENGTH) @Nullable String explanation) {}

    /** By how much, as a row: what, where, on the last day and over all days. */
    record ChangeRow(String quantity, String where, long lastDay, long days) {}

    /** An event that changed figures, as a row. */
    record Row(WeekDifference difference, List<ChangeRow> changes) {}

    /**
     * What was said and does not do.
     *
     * @param event that it was said about
     */
    private record Answered(
            @Nullable UUID event,
            String explanation,
            Map<String, String> faults,
            @Nullable String objection) {
        static final Answered NOTHING = new Answered(null, "", Map.of(), null);
    }

    @GetMapping(PATH)
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String show(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Query Asked asked,
            Caller caller,
            Locale locale,
            Model model,
            WebRequest request) {
        var scene = WeekScene.of(municipality, week, caller, locale, model);
        return page(scene, moments.of(null, request), asked, Answered.NOTHING);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String explain(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Posted ExplanationForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Write write) {
        var scene = WeekScene.of(municipality, week, caller, locale, model);
        request.setAttribute(Frame.SHOWN_AT, address(scene));
        var fields = new Fields();
        var explanation = fields.text("explanation-" + form.event(), form.explanation());
        var moment = moments.of(null);
        if (explanation == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(scene, moment, new Asked(null, null), new Answered(form.event(), "", fields.faults(), null));
        }
        var locked = locked(scene, moment);
        try {
            return Moved.toSaved(
                    address(scene),
                    form.id(),
                    write.send(new ExplainDifference(
                            municipality,
                            week,
                            form.id(),
                            form.event(),
                            explanation,
                            differences.differs(locked, form.event(), moment.knownAt()))),
                    response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            var objection = Objection.text(e.problem(), messages, locale);
            return page(
                    scene, moment, new Asked(null, null), new Answered(form.event(), explanation, Map.of(), objection));
        }
    }

    private static String address(WeekScene scene) {
        return scene.statement() + "/differences";
    }

    private LockedWeek locked(WeekScene scene, Moment moment) {
        var code = scene.municipality().code();
        var lockedAt = statements.of(code, scene.week(), moment.knownAt()).lockedAt();
        if (lockedAt == null) throw ProblemException.notFound();
        return new LockedWeek(code, scene.week(), lockedAt);
    }

    private String page(WeekScene scene, Moment moment, Asked asked, Answered answered) {
        var locked = locked(scene, moment);
        var page = Items.page(
                differences.page(locked, moment.knownAt(), asked.after(), ROWS + 1),
                ROWS,
                row -> List.of(row.knownAt().toString(), row.eventId().toString()));
        var caller = scene.caller();
        scene.model()
                .addAttribute("municipality", scene.municipality())
                .addAttribute("week", scene.week())
                .addAttribute("number", scene.week().from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                .addAttribute("lockedAt", locked.lockedAt())
                .addAttribute("knownAt", moment.knownAt())
                .addAttribute("rows", rows(scene, page.items()))
                .addAttribute("next", page.nextCursor())
                .addAttribute(
                        "explains",
                        caller.roles().contains(Role.MUNICIPALITY)
                                && caller.covers(
                                        Role.MUNICIPALITY, scene.municipality().code()))
                .addAttribute("most", EXPLANATION_LENGTH)
                .addAttribute("answered", answered)
                .addAttribute("saved", asked.saved() != null)
                .addAttribute("statement", scene.statement())
                .addAttribute("action", address(scene));
        return "capacity/differences";
    }

    private List<Row> rows(WeekScene scene, List<WeekDifference> differences) {
        boolean seen = LocationNames.seenBy(scene.caller());
        var known = seen
                ? names.of(differences.stream()
                        .flatMap(difference -> difference.changes().stream())
                        .flatMap(change -> place(change).stream())
                        .collect(toSet()))
                : Map.<Place, String>of();
        return differences.stream()
                .map(difference -> new Row(
                        difference,
                        difference.changes().stream()
                                .map(change -> row(change, known, scene.locale()))
                                .toList()))
                .toList();
    }

    private ChangeRow row(Change change, Map<Place, String> names, Locale locale) {
        var kind = messages.getMessage("kind." + change.kind(), null, locale);
        return new ChangeRow(
                Objects.requireNonNull(
                        messages.getMessage("quantity." + change.quantity(), null, change.quantity(), locale)),
                place(change).map(names::get).map(name -> name + ", " + kind).orElse(kind),
                change.lastDay(),
                change.days());
    }

    private static Optional<Place> place(Change change) {
        return Optional.ofNullable(change.location())
                .map(location -> new Place(change.municipality(), location, change.kind()));
    }
}
