package nl.opvang.plumbing.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.opvang.plumbing.http.read.AtLeast;
import nl.opvang.plumbing.http.trace.Trace;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemAnswer;
import nl.opvang.plumbing.problem.ProblemWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ViewResolver;

/**
 * Tells people who asked for a page what is wrong, in their language and in the same frame as any page; whoever could sign in first
 * is sent there. Programs get the details of the problem.
 */
final class PageProblems implements ProblemAnswer {
    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);
    private static final String VIEW = "opvang/problem";
    private static final int NOT_FOUND = 404;

    /** What was written is not to be seen yet, and may well be what is asked for. */
    private static final Problem UNDER_WAY = Problem.of(
                    503, "under-way", "Under way", "What was recorded is still being processed.")
            .retryAfter(Duration.ofSeconds(2));

    private final Frames frames;
    private final MessageSource messages;
    private final LocaleResolver languages;
    private final ObjectProvider<ViewResolver> views;

    PageProblems(Frames frames, MessageSource messages, LocaleResolver languages, ObjectProvider<ViewResolver> views) {
        this.frames = frames;
        this.messages = messages;
        this.languages = languages;
        this.views = views;
    }

    @Override
    public void give(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        var unknown = problem.equals(Problem.UNAUTHENTICATED);
        if (unknown) response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        if (!Pages.readable(request)) {
            ProblemWriter.write(problem, response);
            return;
        }
        if (unknown && Pages.inPart(request)) {
            // What stands around the part is from before: the whole page again, which leads to the issuer.
            response.setHeader("HX-Refresh", "true");
        } else if (unknown && request.getMethod().equals("GET")) {
            response.resetBuffer();
            response.setHeader(HttpHeaders.LOCATION, SignIn.comingBackTo(request));
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            return;
        }
        var notYet = problem.status() == NOT_FOUND && AtLeast.isBehind(request);
        show(notYet ? UNDER_WAY : problem, request, response);
    }

    private void show(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(problem.status());
        var retryAfter = problem.retryAfter();
        if (retryAfter != null)
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        try {
            // Where a filter found the problem, nobody has said yet which languages there are.
            request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, languages);
            var locale = languages.resolveLocale(request);
            var view = Objects.requireNonNull(views.getObject().resolveViewName(VIEW, locale));
            view.render(model(problem, request, locale), request, response);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("The page that tells of {} cannot be shown", problem.name(), e);
            ProblemWriter.write(problem, response);
        }
    }

    private Map<String, Object> model(Problem problem, HttpServletRequest request, Locale locale) {
        var key = key(problem, locale);
        var model = new HashMap<String, Object>();
        model.put("frame", frames.frame(request, locale));
        model.put("wording", new Wording(locale));
        model.put("title", messages.getMessage(key, null, locale));
        model.put("text", messages.getMessage(key + ".text", null, locale));
        model.put("status", problem.status());
        if (problem.status() >= 500 && !problem.equals(UNDER_WAY))
            model.put("trace", Trace.of(request).traceId());
        return model;
    }

    /** What is said of just this problem, or else of its status, or else of who is to blame. */
    private String key(Problem problem, Locale locale) {
        return Stream.of(problem.name(), Integer.toString(problem.status()))
                .map(name -> "problem." + name)
                .filter(key -> messages.getMessage(key, null, null, locale) != null)
                .findFirst()
                .orElse(problem.status() < 500 ? "problem.400" : "problem.500");
    }
}
