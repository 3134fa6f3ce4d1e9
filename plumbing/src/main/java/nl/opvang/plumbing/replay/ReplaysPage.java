package nl.opvang.plumbing.replay;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.page.Frame;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.Pages;
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

/** Where an auditor has everything replayed up to a moment, can leave it, and reads what it found. */
@Controller
@Processes(Processes.AUDIT)
class ReplaysPage {
    private static final String PATH = "/replays";
    private static final String ONE = PATH + "/{replayId}";
    private static final int ROWS = 50;

    /** A place in the list. */
    record Asked(@Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Asked {
            if (cursor != null)
                cursor.read(2, key -> List.of(Instant.parse(key.getFirst()), UUID.fromString(key.getLast())));
        }
    }

    /** @param after number of the difference after which the page goes on */
    record DifferencesAsked(@Nullable Long after) {}

    /**
     * @param id made with the form, so that one that is sent twice asks once
     * @param time of that day; when absent its end, and of today what is known by now
     */
    record AskForm(
            UUID id,
            @Size(max = 60) @Nullable String on,
            @Size(max = 60) @Nullable String time) {
        /** All there is. */
        static AskForm now() {
            return new AskForm(
                    UUID.randomUUID(), LocalDate.now(Netherlands.ZONE).toString(), null);
        }
    }

    record CancellationForm(@Size(max = 200) @Nullable String reason) {}

    private final Replays replays;

    ReplaysPage(Replays replays) {
        this.replays = replays;
    }

    @GetMapping(PATH)
    @AllowedTo({Role.AUDITOR, Role.OPERATOR})
    @InNavigation(label = "replays", order = 92)
    String show(@Query Asked asked, Caller caller, Model model) {
        return list(asked, caller, AskForm.now(), Map.of(), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(Role.AUDITOR)
    @Nullable
    String ask(
            @Posted AskForm form,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        request.setAttribute(Frame.SHOWN_AT, PATH);
        var fields = new Fields();
        var on = fields.day("on", form.on());
        var time = fields.timeIfAny("time", form.time());
        var outcome = on == null || !fields.faults().isEmpty()
                ? null
                : replays.ask(form.id(), moment(on, time), caller.subject());
        // Up to now is a little later each time the same form is sent.
        boolean again = outcome == Replays.Asked.ID_TAKEN
                && time == null
                && LocalDate.now(Netherlands.ZONE).equals(on);
        if (outcome == Replays.Asked.ACCEPTED || outcome == Replays.Asked.THERE_ALREADY || again)
            return Moved.to(PATH + "/" + form.id(), response);
        if (outcome == Replays.Asked.NOT_YET) fields.wrong("on", "replays.fault.future");
        var objection = switch (outcome) {
            case ID_TAKEN -> "replays.refused.taken";
            case ANOTHER_RUNS -> "replays.refused.running";
            case null, default -> null;
        };
        response.setStatus(objection == null ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_CONFLICT);
        return list(new Asked(null), caller, form, fields.faults(), objection, model);
    }

    private String list(
            Asked asked,
            Caller caller,
            AskForm form,
            Map<String, String> faults,
            @Nullable String objection,
            Model model) {
        var cursor = asked.cursor();
        var rows = replays.before(
                cursor == null ? null : Instant.parse(cursor.key().getFirst()),
                cursor == null ? null : UUID.fromString(cursor.key().getLast()),
                ROWS + 1);
        var page = Items.page(
                rows,
                ROWS,
                row -> List.of(row.askedAt().toString(), row.replayId().toString()));
        model.addAttribute("rows", page.items())
                .addAttribute("next", page.nextCursor())
                .addAttribute("first", cursor == null)
                .addAttribute("current", replays.current().orElse(null))
                .addAttribute("mayAsk", caller.roles().contains(Role.AUDITOR))
                .addAttribute("form", form)
                .addAttribute("faults", faults)
                .addAttribute("objection", objection);
        return "opvang/replays";
    }

    /** While it goes on, a page that is open asks now and then for the part that says how far it is. */
    @GetMapping(ONE)
    @AllowedTo({Role.AUDITOR, Role.OPERATOR})
    String one(@PathVariable UUID replayId, HttpServletRequest request, Caller caller, Model model) {
        var view = one(found(replayId), caller, new CancellationForm(null), Map.of(), model);
        return Pages.inPart(request) ? view + " :: progress" : view;
    }

    /** Of one that has ended, or is to end already, it changes nothing. */
    @PostMapping(ONE + "/cancellation")
    @AllowedTo({Role.AUDITOR, Role.OPERATOR})
    @Nullable
    String cancel(
            @PathVariable UUID replayId,
            @Posted CancellationForm form,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var replay = found(replayId);
        var address = PATH + "/" + replayId;
        request.setAttribute(Frame.SHOWN_AT, address);
        var fields = new Fields();
        var reason = fields.text("reason", form.reason());
        if (reason == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return one(replay, caller, form, fields.faults(), model);
        }
        replays.cancel(replayId, reason);
        return Moved.to(address, response);
    }

    private static String one(
            Replay replay, Caller caller, CancellationForm form, Map<String, String> faults, Model model) {
        model.addAttribute("replay", replay)
                .addAttribute("report", replay.report())
                .addAttribute("found", replay.report() == null ? null : Findings.of(replay.report()))
                .addAttribute("mine", replay.askedBy().equals(caller.subject()))
                .addAttribute("maySeeRows", caller.roles().contains(Role.AUDITOR))
                .addAttribute("form", form)
                .addAttribute("faults", faults);
        return "opvang/replay";
    }

    @GetMapping(ONE + "/differences")
    @AllowedTo(Role.AUDITOR)
    String differences(@PathVariable UUID replayId, @Query DifferencesAsked asked, Model model) {
        var replay = found(replayId);
        long after = asked.after() == null ? 0 : asked.after();
        var rows = replays.differences(replayId, after, ROWS + 1);
        var shown = rows.stream().limit(ROWS).map(DifferenceRow::of).toList();
        model.addAttribute("replay", replay)
                .addAttribute("report", replay.report())
                .addAttribute("rows", shown)
                .addAttribute(
                        "next",
                        rows.size() > ROWS ? shown.getLast().difference().number() : null);
        return "opvang/replay-differences";
    }

    private Replay found(UUID id) {
        return replays.find(id).orElseThrow(ProblemException::notFound);
    }

    /** A moment of a day, or its end; of today the last one that has surely passed. */
    private static Instant moment(LocalDate on, @Nullable LocalTime time) {
        if (time != null)
            return LocalDateTime.of(on, time).atZone(Netherlands.ZONE).toInstant();
        if (on.equals(LocalDate.now(Netherlands.ZONE))) return Instant.now().minusSeconds(1);
        return on.plusDays(1).atStartOfDay(Netherlands.ZONE).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
