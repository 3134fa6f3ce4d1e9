package nl.opvang.capacity.statement.read;

import static java.util.stream.Collectors.groupingBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.opvang.capacity.statement.domain.Statement;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.StatementEvent;
import nl.opvang.contracts.capacity.StatementEvent.Locked;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.json.EventReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What was said about statements, as known at a moment. */
@Component
public class Statements {
    /** Services from which figures of statements come. */
    private static final int SERVICES = 2;

    /** @param reason as in the envelope */
    private record Said(
            StatementEvent event,
            long sequence,
            Instant knownAt,
            @Nullable String reason) {}

    /** A statement at the moment asked, and when what it says was said. */
    public static final class Told {
        private final MunicipalityCode municipality;
        private final Week week;
        private final Statement statement;
        private final List<Said> said;

        private Told(MunicipalityCode municipality, Week week, List<Said> said) {
            this.municipality = municipality;
            this.week = week;
            this.said = said;
            var folded = Statement.NONE;
            for (var each : said) folded = Statement.evolve(folded, each.event());
            statement = folded;
        }

        public MunicipalityCode municipality() {
            return municipality;
        }

        public Week week() {
            return week;
        }

        public Statement statement() {
            return statement;
        }

        /** The sequence of the last thing said; -1 when nothing was. */
        public long sequence() {
            return said.isEmpty() ? -1 : said.getLast().sequence();
        }

        /** When this was said. */
        public Instant knownAt(PublishedEvent event) {
            return find(event).knownAt();
        }

        /** Why this was said, as far as was told. */
        public @Nullable String reason(PublishedEvent event) {
            return find(event).reason();
        }

        /** The moment at which the confirmed figures were known: never after the confirmation itself. */
        public @Nullable Instant confirmedAsKnownAt() {
            var confirmation = statement.confirmation();
            if (confirmation == null) return null;
            var recorded = knownAt(confirmation);
            var seen = confirmation.seenAt();
            return seen == null || seen.isAfter(recorded) ? recorded : seen;
        }

        /** The moment that counts for what is locked; null while it is not. */
        public @Nullable Instant lockedAt() {
            Locked locked = statement.locked();
            return locked == null ? null : knownAt(locked);
        }

        private Said find(PublishedEvent event) {
            return said.stream()
                    .filter(each -> each.event().equals(event))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not said here: " + event));
        }
    }

    private final JdbcClient jdbc;
    private final EventReader events;

    Statements(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** One statement; also when nothing was said about it. */
    public Told of(MunicipalityCode municipality, Week week, Instant knownAt) {
        var said = ask("and municipality = :municipality and week = :week", knownAt)
                .param("municipality", municipality.text())
                .param("week", week.text());
        return read(said).getOrDefault(new Subject(municipality, week), new Told(municipality, week, List.of()));
    }

    /** Those of a week about which something was said. */
    public Map<MunicipalityCode, Told> ofWeek(Week week, Instant knownAt) {
        var told = new HashMap<MunicipalityCode, Told>();
        read(ask("and week_from = :weekFrom", knownAt).param("weekFrom", week.from()))
                .forEach((subject, one) -> told.put(subject.municipality(), one));
        return told;
    }

    /** Those of a municipality about which something was said, in order of weeks. */
    public List<Told> ofMunicipality(MunicipalityCode municipality, Instant knownAt) {
        return read(ask("and municipality = :municipality", knownAt).param("municipality", municipality.text()))
                .values()
                .stream()
                .sorted((one, other) -> one.week().compareTo(other.week()))
                .toList();
    }

    /** Weeks of which a statement was locked by a moment, in their order. */
    List<Week> lockedWeeks(Instant knownAt) {
        return jdbc.sql("""
            select distinct week, week_from from views.statement_event
            where fact = 'locked' and known_at <= :knownAt order by week_from
            """)
                .param("knownAt", moment(knownAt))
                .query((row, _) -> Week.parse(row.getString("week")))
                .list();
    }

    /** The last week that each municipality confirmed, and when it was confirmed last. */
    public Map<MunicipalityCode, LastConfirmed> lastConfirmed(Instant knownAt) {
        var last = new HashMap<MunicipalityCode, LastConfirmed>();
        jdbc.sql("""
            select distinct on (municipality) municipality, week, known_at
            from views.statement_event
            where fact = 'confirmed' and known_at <= :knownAt
            order by municipality, week_from desc, sequence desc
            """).param("knownAt", moment(knownAt)).query(row -> {
            last.put(
                    new MunicipalityCode(row.getString("municipality")),
                    new LastConfirmed(
                            Week.parse(row.getString("week")),
                            Objects.requireNonNull(row.getObject("known_at", OffsetDateTime.class))
                                    .toInstant()));
        });
        return last;
    }

    public record LastConfirmed(Week week, Instant confirmedAt) {}

    /** Since when no service takes history of these codes any more; empty while one of them still does. */
    public Optional<Instant> importsClosedAt(Collection<MunicipalityCode> codes) {
        var closed = jdbc.sql("""
            select closed_at from views.closed_import where municipality = any (:codes)
            """)
                .param("codes", WeekFigures.texts(codes))
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
        return closed.size() < codes.size() * SERVICES
                ? Optional.empty()
                : closed.stream().max(Instant::compareTo);
    }

    private record Subject(MunicipalityCode municipality, Week week) {}

    private StatementSpec ask(String condition, Instant knownAt) {
        return jdbc.sql("""
            select municipality, week, sequence, known_at, type, payload::text as payload, reason
            from views.statement_event
            where known_at <= :knownAt %s
            order by municipality, week_from, sequence
            """.formatted(condition)).param("knownAt", moment(knownAt));
    }

    private Map<Subject, Told> read(StatementSpec question) {
        var told = new HashMap<Subject, Told>();
        question
                .query((row, _) -> new Said(
                        (StatementEvent) events.read(
                                row.getString("type"), row.getString("payload").getBytes(StandardCharsets.UTF_8)),
                        row.getLong("sequence"),
                        row.getObject("known_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")))
                .list()
                .stream()
                .collect(groupingBy(said ->
                        new Subject(said.event().municipality(), said.event().week())))
                .forEach((subject, said) -> told.put(subject, new Told(subject.municipality(), subject.week(), said)));
        return told;
    }

    static OffsetDateTime moment(Instant knownAt) {
        return knownAt.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
