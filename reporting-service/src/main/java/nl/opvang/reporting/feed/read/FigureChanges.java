package nl.opvang.reporting.feed.read;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.opvang.plumbing.http.stream.Change;
import nl.opvang.plumbing.http.stream.Changes;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one client has not heard yet. An id names a run of the topic and a position in it: after another run began, or
 * without an id of ours, the client hears everything that it asked about.
 */
final class FigureChanges implements Changes {
    private static final Pattern ID = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(\\d{1,18})");
    private static final UUID NO_RUN = new UUID(0, 0);
    private static final int PAGE = 500;

    private final Feed feed;
    private final FiguresByDay figures;
    private final JsonMapper json;
    private final LocalDate from;
    private final @Nullable String area;
    private UUID run = NO_RUN;
    private long position = -1;

    /** @param lastId of the last change that the client got; null when it got none */
    FigureChanges(
            Feed feed,
            FiguresByDay figures,
            JsonMapper json,
            LocalDate from,
            @Nullable String area,
            @Nullable String lastId) {
        this.feed = feed;
        this.figures = figures;
        this.json = json;
        this.from = from;
        this.area = area;
        var last = ID.matcher(lastId == null ? "" : lastId);
        if (last.matches()) {
            run = UUID.fromString(last.group(1));
            position = Long.parseLong(last.group(2));
        }
    }

    @Override
    public List<Change> next() {
        var told = feed.after(FigureTelling.TOPIC, run, position, from, area, PAGE);
        if (told.isEmpty()) return List.of();
        run = told.getLast().run();
        position = told.getLast().position();
        return told.stream().map(this::change).toList();
    }

    private Change change(Feed.Told told) {
        var figuresTold = figures.told(told.figures(), told.knownAt());
        return new Change(told.run() + "/" + told.position(), "figures", json.writeValueAsString(figuresTold));
    }
}
