package nl.opvang.reporting.feed.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalDate;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.stream.EventStreams;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tells figures of the country and its regions, as they are and then whenever they become others. */
@RestController
class FigureChangeController {
    static final String PATH = "/v1/figure-changes";

    private final EventStreams streams;
    private final Feed feed;
    private final FiguresByDay figures;
    private final FigureHearing hearing;
    private final JsonMapper json;

    FigureChangeController(
            EventStreams streams, Feed feed, FiguresByDay figures, FigureHearing hearing, JsonMapper json) {
        this.streams = streams;
        this.feed = feed;
        this.figures = figures;
        this.hearing = hearing;
        this.json = json;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    void changes(@Query Question question, HttpServletRequest request, HttpServletResponse response)
            throws InterruptedException {
        var today = LocalDate.now(Netherlands.ZONE);
        var area = question.area();
        if (area != null && !figures.exists(area, today)) throw ProblemException.notFound();
        var from = question.from();
        var changes = new FigureChanges(
                feed, figures, json, from == null ? today : from, area, request.getHeader(EventStreams.LAST_EVENT_ID));
        streams.tell(changes, hearing.told(), question.atMost(), request, response);
    }

    /**
     * Which figures, and how long.
     *
     * @param area code of the country or a region; all of them when absent
     * @param from figures of this day and later ones; of today and later ones when absent
     * @param seconds after so long the answer ends; when absent it ends with the token
     */
    record Question(
            @Pattern(regexp = "NL|VR\\d{2}") @Example("VR01") @Nullable
            String area,

            @Nullable LocalDate from,
            @Min(1) @Max(3600) @Nullable Integer seconds) {
        private static final Duration LONGEST = Duration.ofHours(24);

        Duration atMost() {
            return seconds == null ? LONGEST : Duration.ofSeconds(seconds);
        }
    }
}
