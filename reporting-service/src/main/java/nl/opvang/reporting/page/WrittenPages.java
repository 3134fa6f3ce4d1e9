package nl.opvang.reporting.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringTemplateEngine;

/**
 * What stands on a page about an area, written out. Many look at the same, and writing it is most of what a page costs: who may
 * see the same, and asks the same in the same language, gets what was written once. When that is no longer new it is written
 * again aside, and nobody waits for it; a page says itself as known at which moment it is. The frame is each one's own.
 */
@Component
class WrittenPages {
    private static final String TEMPLATE = "reporting/area";
    private static final Set<String> CONTENT = Set.of("content");
    private static final Duration NEW = Duration.ofSeconds(AreaPages.LATEST_STANDS_SECONDS);
    private static final Duration KEPT = NEW.multipliedBy(2);

    /** In characters, of all that is kept. */
    private static final long MOST_KEPT = 20_000_000;

    private final AreaPages pages;
    private final MessageSource messages;
    private final ISpringTemplateEngine templates;
    private final LoadingCache<Question, Written> kept;

    WrittenPages(
            AreaPages pages,
            MessageSource messages,
            ISpringTemplateEngine templates,
            @Qualifier("applicationTaskExecutor") Executor aside) {
        this.pages = pages;
        this.messages = messages;
        this.templates = templates;
        kept = Caffeine.newBuilder()
                .maximumWeight(MOST_KEPT)
                .weigher((Question _, Written written) -> written.content().length())
                .refreshAfterWrite(NEW)
                .expireAfterWrite(KEPT)
                .executor(aside)
                .build(this::write);
    }

    /** The name of the area, and the content in HTML. */
    record Written(String title, String content) {}

    /**
     * All that the content follows from.
     *
     * @param sight anybody who may see the same
     */
    private record Question(Asked asked, Locale locale, Caller sight) {}

    /** @throws ProblemException 404 when there is no such area, or the caller may not see it */
    Written of(Asked asked, Caller caller, Locale locale) {
        return kept.get(new Question(
                asked, locale, new Caller("", "", caller.roles(), caller.municipalityCodes(), caller.regionCodes())));
    }

    private Written write(Question question) {
        var view = question.asked().view();
        var page = pages.of(view.area(), view.on(), pages.moment(view.knownAt()), question.sight());
        var words = Words.in(question.locale(), messages);
        var figures = page.figures();
        var named = new HashMap<String, Object>(Map.of(
                "view",
                view,
                "page",
                page,
                "time",
                TimeControl.of(
                        view,
                        page.knownAt(),
                        figures.lastReportedAt(),
                        question.asked().faults()),
                "figures",
                Figure.SHOWN,
                "shades",
                Shade.values(),
                "zone",
                Netherlands.ZONE,
                "pictures",
                new Pictures(page, view, words),
                "wording",
                words.wording()));
        for (var figure : Figure.values()) named.put(figure.field(), figure);
        return new Written(
                figures.area().name(), templates.process(TEMPLATE, CONTENT, new Context(words.locale(), named)));
    }
}
