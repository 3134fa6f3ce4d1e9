package nl.opvang.reporting.publication.read;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.reporting.AreaFigures;
import nl.opvang.contracts.reporting.PublicationEvent;
import nl.opvang.contracts.reporting.PublishedFigures;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.reporting.figure.read.Areas;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The editions that were published. */
@Component
public class Publications {
    private final JdbcClient jdbc;
    private final EventReader events;
    private final Areas areas;

    Publications(JdbcClient jdbc, EventReader events, Areas areas) {
        this.jdbc = jdbc;
        this.events = events;
        this.areas = areas;
    }

    /** The last editions of weeks before one, the latest week first; null for all weeks. */
    public List<PublishedEdition> list(@Nullable Week before, int limit) {
        return jdbc.sql("""
            select distinct on (week) week, edition, published_at, on_day, registered_on, known_at, explanation
            from views.publication
            where :before::text is null or week < :before::text
            order by week desc, edition desc
            limit :limit
            """)
                .param("before", before == null ? null : before.text())
                .param("limit", limit)
                .query((row, _) -> edition(row))
                .list();
    }

    /** The figures of every edition published by a moment, one after the other, in the order of weeks and editions. */
    public void publishedBy(Instant moment, BiConsumer<PublishedEdition, PublishedFigures> each) {
        for (var edition : jdbc.sql("""
            select week, edition, published_at, on_day, registered_on, known_at, explanation
            from views.publication where published_at <= :moment order by week, edition
            """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, _) -> edition(row))
                .list()) each.accept(edition, figures(edition));
    }

    /** The first week and the last one about which there is anything. */
    Optional<Span> span() {
        return jdbc.sql("select min(week) as first, max(week) as last from views.publication having count(*) > 0")
                .query((row, _) -> new Span(
                        Week.parse(requireNonNull(row.getString("first"))),
                        Week.parse(requireNonNull(row.getString("last")))))
                .optional();
    }

    record Span(Week first, Week last) {}

    /** The edition of the latest week that holds. */
    Optional<PublicationOfWeek> latest() {
        return span().flatMap(span -> of(span.last()));
    }

    /** The edition of a week that holds. */
    public Optional<PublicationOfWeek> of(Week week) {
        return of(week, Integer.MAX_VALUE);
    }

    /** The edition that held when there were so many of the week; empty when there is none of this number. */
    public Optional<PublicationOfWeek> edition(Week week, int edition) {
        return of(week, edition).filter(found -> found.edition() == edition);
    }

    private Optional<PublicationOfWeek> of(Week week, int atMost) {
        var editions = jdbc.sql("""
            select week, edition, published_at, on_day, registered_on, known_at, explanation
            from views.publication
            where week = :week and edition <= :atMost
            order by edition
            """)
                .param("week", week.text())
                .param("atMost", atMost)
                .query((row, _) -> edition(row))
                .list();
        if (editions.isEmpty()) return Optional.empty();
        var last = editions.getLast();
        var before = editions.size() > 1 ? figures(editions.get(editions.size() - 2)) : null;
        return Optional.of(publication(last, figures(last), before, editions));
    }

    private PublicationOfWeek publication(
            PublishedEdition last,
            PublishedFigures figures,
            @Nullable PublishedFigures before,
            List<PublishedEdition> editions) {
        Map<String, AreaFigures> replaced = before == null
                ? Map.of()
                : before.areas().stream().collect(toMap(AreaFigures::area, Function.identity()));
        var rounding = figures.rounding();
        return new PublicationOfWeek(
                last.week(),
                last.edition(),
                last.publishedAt(),
                last.on(),
                last.registeredOn(),
                last.knownAt(),
                last.reason(),
                rounding == null ? 1 : rounding.number(),
                figures.withholding().number(),
                editions,
                figures.areas().stream()
                        .map(area -> published(area, replaced.get(area.area())))
                        .toList());
    }

    private PublishedArea published(AreaFigures figures, @Nullable AreaFigures before) {
        return new PublishedArea(
                areas.named(Area.parse(figures.area()).level(), figures.area()),
                PublishedNumbers.of(figures),
                before == null || before.equals(figures) ? null : PublishedNumbers.of(before));
    }

    private PublishedFigures figures(PublishedEdition edition) {
        var event = jdbc.sql("""
            select type, payload::text as payload from views.publication where week = :week and edition = :edition
            """)
                .param("week", edition.week().text())
                .param("edition", edition.edition())
                .query((row, _) -> events.read(
                        requireNonNull(row.getString("type")),
                        requireNonNull(row.getString("payload")).getBytes(StandardCharsets.UTF_8)))
                .single();
        return ((PublicationEvent) event).figures();
    }

    private static PublishedEdition edition(ResultSet row) throws SQLException {
        return new PublishedEdition(
                Week.parse(requireNonNull(row.getString("week"))),
                row.getInt("edition"),
                moment(row, "published_at"),
                requireNonNull(row.getObject("on_day", LocalDate.class)),
                requireNonNull(row.getObject("registered_on", LocalDate.class)),
                moment(row, "known_at"),
                row.getString("explanation"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }
}
