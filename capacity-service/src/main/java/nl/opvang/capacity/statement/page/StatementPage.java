package nl.opvang.capacity.statement.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import nl.opvang.capacity.rule.read.RuleBook;
import nl.opvang.capacity.statement.domain.StatementCommand;
import nl.opvang.capacity.statement.domain.StatementCommand.Accept;
import nl.opvang.capacity.statement.domain.StatementCommand.Confirm;
import nl.opvang.capacity.statement.domain.StatementCommand.Lock;
import nl.opvang.capacity.statement.domain.StatementCommand.Return;
import nl.opvang.capacity.statement.domain.StatementStatus;
import nl.opvang.capacity.statement.read.KnownMoments;
import nl.opvang.capacity.statement.read.KnownMoments.Moment;
import nl.opvang.capacity.statement.read.LocationNames;
import nl.opvang.capacity.statement.read.ReviewPolicies;
import nl.opvang.capacity.statement.read.Statements;
import nl.opvang.capacity.statement.read.overview.StatementOverview;
import nl.opvang.capacity.statement.read.overview.StatementOverviews;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.DatedRules.Rule;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Frame;
import nl.opvang.plumbing.page.InNavigation;
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

/** The statement of a week: prefilled, and confirmed by one button when it is right. */
@Controller
class StatementPage {
    private static final String PATH = "/municipalities/{municipality}/statements/{week}";

    private final KnownMoments moments;
    private final Statements statements;
    private final StatementOverviews overviews;
    private final RuleBook rules;
    private final MessageSource messages;

    StatementPage(
            KnownMoments moments,
            Statements statements,
            StatementOverviews overviews,
            RuleBook rules,
            MessageSource messages) {
        this.moments = moments;
        this.statements = statements;
        this.overviews = overviews;
        this.rules = rules;
        this.messages = messages;
    }

    /** @param week the last one that is over when absent */
    record Listing(@Nullable Week week) {}

    /** @param saved what was just recorded, which the page then says */
    record Asked(@Nullable UUID saved) {}

    /**
     * Says that the figures are right.
     *
     * @param id made with the form, so that sent twice it says one thing
     * @param seenAt as known when the form was made
     */
    record ConfirmationForm(UUID id, Instant seenAt) {}

    /** What the region makes of it. */
    enum Verdict {
        ACCEPTED,
        RETURNED
    }

    /**
     * What the region says about it.
     *
     * @param id made with the form, so that sent twice it says one thing
     * @param confirmationId what it looked at
     * @param reason why it is returned
     */
    record ReviewForm(
            UUID id,
            UUID confirmationId,
            Verdict verdict,
            @Size(max = 200) @Nullable String reason) implements Reasoned {}

    /** @param id made with the form, so that sent twice it locks once */
    record LockForm(UUID id) {}

    /** The statements of a week, of all municipalities that whoever asks may see. */
    @GetMapping("/statements")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    @InNavigation(label = "statements", order = 1)
    String ofWeek(@Query Listing listing, Caller caller, Model model, WebRequest request) {
        var today = LocalDate.now(Netherlands.ZONE);
        var last = Week.of(Week.of(today).from().minusDays(1));
        var week = listing.week() == null ? last : listing.week();
        var moment = moments.of(null, request);
        var sight = caller.municipalities();
        var municipalities = Division.ofTheNetherlands().all().stream()
                .filter(municipality -> municipality.existsOn(week.lastDay()))
                .filter(municipality -> sight.includes(municipality.code()))
                .sorted(Comparator.comparing(Municipality::name))
                .toList();
        var rows = overviews.ofWeek(municipalities, week, statements.ofWeek(week, moment.knownAt()), moment);
        addWeek(model, week, today);
        model.addAttribute("rows", rows)
                .addAttribute("knownAt", moment.knownAt())
                .addAttribute(
                        "open",
                        rows.stream()
                                .filter(row -> row.status() == StatementStatus.OPEN)
                                .count());
        return "capacity/statements";
    }

    @GetMapping(PATH)
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String one(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Query Asked asked,
            Caller caller,
            Locale locale,
            Model model,
            WebRequest request) {
        var scene = WeekScene.of(municipality, week, caller, locale, model);
        return show(scene, moments.of(null, request), asked.saved() != null, null);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String confirm(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Posted ConfirmationForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Write write) {
        var scene = WeekScene.of(municipality, week, caller, locale, model);
        var command = new Confirm(municipality, week, form.id(), form.seenAt(), today());
        return say(command, form.id(), scene, request, response, write);
    }

    @PostMapping(PATH + "/review")
    @AllowedTo(value = Role.REGION, scope = "municipality")
    @Nullable
    String review(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Posted ReviewForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Write write) {
        var scene = WeekScene.of(municipality, week, caller, locale, model);
        if (form.verdict() == Verdict.RETURNED && form.reason() == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            request.setAttribute(Frame.SHOWN_AT, scene.statement());
            return show(scene, moments.of(null), false, messages.getMessage("review.why", null, locale));
        }
        return say(command(scene, form), form.id(), scene, request, response, write);
    }

    private StatementCommand command(WeekScene scene, ReviewForm form) {
        var code = scene.municipality().code();
        var region = scene.municipality().region();
        var policy = ReviewPolicies.of(rules.now(), region, scene.week())
                .map(Rule::ruleId)
                .orElse(null);
        return switch (form.verdict()) {
            case ACCEPTED -> new Accept(code, scene.week(), form.id(), form.confirmationId(), region, policy);
            case RETURNED -> new Return(code, scene.week(), form.id(), form.confirmationId(), region, policy);
        };
    }

    @PostMapping(PATH + "/lock")
    @AllowedTo(value = Role.KCIO, scope = "municipality")
    @Nullable
    String lock(
            @PathVariable MunicipalityCode municipality,
            @PathVariable Week week,
            @Posted LockForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Write write) {
        var scene = WeekScene.of(municipality, week, caller, locale, model);
        return say(new Lock(municipality, week, form.id(), today()), form.id(), scene, request, response, write);
    }

    private @Nullable String say(
            StatementCommand command,
            UUID id,
            WeekScene scene,
            HttpServletRequest request,
            HttpServletResponse response,
            Write write) {
        try {
            return Moved.toSaved(scene.statement(), id, write.send(command), response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            request.setAttribute(Frame.SHOWN_AT, scene.statement());
            return show(scene, moments.of(null), false, Objection.text(e.problem(), messages, scene.locale()));
        }
    }

    private static LocalDate today() {
        return LocalDate.now(Netherlands.ZONE);
    }

    private String show(WeekScene scene, Moment moment, boolean saved, @Nullable String objection) {
        var today = today();
        var code = scene.municipality().code();
        var week = scene.week();
        var caller = scene.caller();
        var told = statements.of(code, week, moment.knownAt());
        var overview = overviews.of(scene.municipality(), week, told, moment, LocationNames.seenBy(caller));
        boolean over = week.lastDay().isBefore(today);
        boolean own = caller.roles().contains(Role.MUNICIPALITY) && caller.covers(Role.MUNICIPALITY, code);
        boolean region = caller.roles().contains(Role.REGION) && caller.covers(Role.REGION, code);
        boolean kcio = caller.roles().contains(Role.KCIO);
        addWeek(scene.model(), week, today);
        scene.model()
                .addAttribute("statement", overview)
                .addAttribute("objection", objection)
                .addAttribute("over", over)
                .addAttribute("explains", own)
                .addAttribute("confirms", own && over && isToBeConfirmed(overview))
                .addAttribute(
                        "reviews",
                        region && overview.reviewedByRegion() && overview.status() == StatementStatus.CONFIRMED)
                .addAttribute("locks", kcio && over && overview.locking() == null)
                .addAttribute("saved", saved)
                .addAttribute("action", scene.statement());
        return "capacity/statement";
    }

    /** Also when it was confirmed, and the figures are others now. */
    private static boolean isToBeConfirmed(StatementOverview overview) {
        var confirmed = overview.asConfirmed();
        return switch (overview.status()) {
            case OPEN, RETURNED -> true;
            case CONFIRMED, ACCEPTED ->
                confirmed == null
                        || !confirmed.kinds().equals(overview.figures().kinds());
        };
    }

    private static void addWeek(Model model, Week week, LocalDate today) {
        model.addAttribute("week", week)
                .addAttribute("number", week.from().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                .addAttribute("previous", Week.of(week.from().minusDays(1)))
                .addAttribute("next", week.lastDay().isBefore(today) ? week.next() : null);
    }
}
