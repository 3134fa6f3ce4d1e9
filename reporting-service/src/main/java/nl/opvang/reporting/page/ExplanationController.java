package nl.opvang.reporting.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Locale;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.reporting.figure.read.AreaChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every figure leads here: how it is made, of what, and where a program finds the same. */
@Controller
class ExplanationController {
    private final AreaPages pages;
    private final Explanations explanations;
    private final MessageSource messages;

    ExplanationController(AreaPages pages, Explanations explanations, MessageSource messages) {
        this.messages = messages;
        this.pages = pages;
        this.explanations = explanations;
    }

    @GetMapping("/explanation")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    String explanation(
            @Query ExplanationForm form, Caller caller, Locale locale, Model model, HttpServletResponse response) {
        var figure = Figure.named(form.figure()).orElseThrow(ProblemException::notFound);
        var asked = Asked.of(area(form.area()), form.view(), LocalDate.now(Netherlands.ZONE));
        if (!asked.faults().isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var view = asked.view();
        var moment = pages.moment(view.knownAt());
        var explanation =
                explanations.of(figure, view.area(), view.on(), moment, Explanations.after(form.cursor()), caller);
        var words = Words.in(locale, messages);
        model.addAttribute("view", view)
                .addAttribute(
                        "title",
                        words.text(
                                "explanation.title",
                                words.text("figure." + figure.word()) + " "
                                        + explanation.row().area().name()))
                .addAttribute("explanation", explanation)
                .addAttribute("permanent", view.knownAt(moment).explanation(figure))
                .addAttribute("api", figure.api(view.knownAt(moment)))
                .addAttribute("continued", form.cursor() != null)
                .addAttribute("faults", asked.faults());
        for (var each : Figure.values()) model.addAttribute(each.field(), each);
        return "reporting/explanation";
    }

    /** What is not shaped like an area's code is an area that is not there. */
    static Area area(@Nullable String code) {
        try {
            return AreaChoice.area(code == null || code.isBlank() ? null : code);
        } catch (IllegalArgumentException _) {
            throw ProblemException.notFound();
        }
    }

    /** @param cursor where a page of lines begins */
    record ExplanationForm(
            @Size(max = 60) @Nullable String figure,
            @Size(max = 60) @Nullable String area,
            @Size(max = 60) @Nullable String on,
            @Size(max = 60) @Nullable String knownAt,
            @Size(max = 200) @Nullable String cursor) {
        ViewForm view() {
            return new ViewForm(on, knownAt, null, null, null);
        }
    }
}
