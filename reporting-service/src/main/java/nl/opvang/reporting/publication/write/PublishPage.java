package nl.opvang.reporting.publication.write;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.reporting.AreaFigures;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Frame;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.publication.domain.KnownFigures;
import nl.opvang.reporting.publication.domain.PublicationCommand;
import nl.opvang.reporting.publication.domain.PublicationDecider;
import nl.opvang.reporting.publication.read.PublicationOfWeek;
import nl.opvang.reporting.publication.read.Publications;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the KCIO looks at the figures of a week as everyone will see them, and publishes just these. */
@Controller
class PublishPage {
    private static final String PATH = "/new-publication";
    private static final int EXPLANATION_LENGTH = 1000;

    private final FiguresToPublish figures;
    private final Publications publications;
    private final MessageSource messages;

    PublishPage(FiguresToPublish figures, Publications publications, MessageSource messages) {
        this.figures = figures;
        this.publications = publications;
        this.messages = messages;
    }

    /**
     * Which figures are looked at: those of the last whole week when nothing is said.
     *
     * @param on the day of the places and of the people who stay in them
     * @param registeredOn the day of the people in the population register
     */
    record Asked(
            @Size(max = 60) @Nullable String on,
            @Size(max = 60) @Nullable String registeredOn) {}

    /**
     * @param id of the edition; made with the form, so that sent twice it is one
     * @param knownAt the moment as known at which the figures were looked at
     * @param replaces whether they take the place of what was published
     */
    record PublishForm(
            UUID id,
            LocalDate on,
            LocalDate registeredOn,
            Instant knownAt,
            boolean replaces,
            @Size(max = EXPLANATION_LENGTH) @Nullable String reason)
            implements Reasoned {}

    @GetMapping(PATH)
    @AllowedTo(Role.KCIO)
    @InNavigation(label = "publish", order = 3)
    String look(@Query Asked asked, HttpServletResponse response, Model model) {
        var fields = new Fields();
        var through = figures.projectedThrough();
        var today = LocalDate.ofInstant(through, Netherlands.ZONE);
        var usual = Week.of(LocalDate.now(Netherlands.ZONE).minusWeeks(1)).lastDay();
        // What nobody asked for is nobody's mistake: after a start figures may be behind.
        var on = asked.on() == null ? usual : fields.day("on", asked.on());
        if (on != null && asked.on() != null && on.isAfter(today)) fields.wrong("on", "publish.fault.future");
        var registeredOn = asked.registeredOn() == null ? on : fields.day("registeredOn", asked.registeredOn());
        if (registeredOn != null && asked.registeredOn() != null && registeredOn.isAfter(today))
            fields.wrong("registeredOn", "publish.fault.future");
        if (on != null && registeredOn != null && !Week.of(on).equals(Week.of(registeredOn)))
            fields.wrong("registeredOn", "publish.fault.week");
        model.addAttribute("onText", asked.on() == null ? usual.toString() : asked.on())
                .addAttribute("registeredText", registeredText(asked, on))
                .addAttribute("faults", fields.faults());
        if (!fields.faults().isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        if (on == null
                || registeredOn == null
                || on.isAfter(today)
                || registeredOn.isAfter(today)
                || !fields.faults().isEmpty()) return page(null, null, null, model);
        return page(figures.asKnown(on, registeredOn, through.truncatedTo(ChronoUnit.MICROS)), null, null, model);
    }

    private static String registeredText(Asked asked, @Nullable LocalDate on) {
        if (asked.registeredOn() != null) return asked.registeredOn();
        return on == null ? "" : on.toString();
    }

    @PostMapping(PATH)
    @AllowedTo(Role.KCIO)
    @Nullable
    String publish(
            @Posted PublishForm form,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Write write) {
        request.setAttribute(Frame.SHOWN_AT, PATH);
        var week = Week.of(form.on());
        var known = figures.asKnown(form.on(), form.registeredOn(), moment(form.knownAt()));
        var fields = new Fields();
        var reason = form.replaces() ? fields.text("reason", form.reason()) : null;
        model.addAttribute("onText", form.on().toString())
                .addAttribute("registeredText", form.registeredOn().toString())
                .addAttribute("faults", fields.faults());
        if (form.replaces() && reason == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(known, form, null, model);
        }
        try {
            var written = write.send(
                    reason == null
                            ? new PublicationCommand.Publish(week, form.id(), known)
                            : new PublicationCommand.Replace(week, form.id(), reason, known));
            var position = Objects.requireNonNull(written.getBody()).position();
            return Moved.to(
                    "/publications/" + week + "?atLeast=" + URLEncoder.encode(position, StandardCharsets.UTF_8),
                    response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            return page(known, form, Objection.text(e.problem(), messages, locale), model);
        }
    }

    /** What is not all here yet would be other figures tomorrow, as known at the same moment. */
    private Instant moment(Instant knownAt) {
        var moment = knownAt.truncatedTo(ChronoUnit.MICROS);
        if (moment.isAfter(figures.projectedThrough()))
            throw ProblemException.invalid("body", "knownAt", "lies in the future");
        return moment;
    }

    /**
     * @param known null when the question is wrong
     * @param form what was posted, when it was
     */
    private String page(
            @Nullable KnownFigures known, @Nullable PublishForm form, @Nullable String objection, Model model) {
        var week = known == null ? null : Week.of(known.on());
        model.addAttribute("known", known)
                .addAttribute("week", week)
                .addAttribute("country", known == null ? null : country(known))
                .addAttribute("inPrint", week == null ? null : inPrint(week))
                .addAttribute("reason", form == null || form.reason() == null ? "" : form.reason())
                .addAttribute("mostReason", EXPLANATION_LENGTH)
                .addAttribute("objection", objection);
        return "reporting/publish";
    }

    private @Nullable PublicationOfWeek inPrint(Week week) {
        return publications.of(week).orElse(null);
    }

    /** The country as it would be published; null when nobody decided what is withheld. */
    private static @Nullable AreaFigures country(KnownFigures known) {
        var withholding = known.withholding();
        if (withholding == null) return null;
        var rounding = known.rounding();
        return PublicationDecider.shown(
                        known.areas(),
                        rounding == null ? 1 : rounding.number("unit"),
                        withholding.number("fewestPeople"))
                .getFirst();
    }
}
