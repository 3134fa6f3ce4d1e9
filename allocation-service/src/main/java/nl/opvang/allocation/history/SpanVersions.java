package nl.opvang.allocation.history;

import static nl.opvang.plumbing.store.Columns.array;
import static nl.opvang.plumbing.store.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps every state of things that last from a first day to an end, with the time in which it was the last that was known.
 *
 * @param table with the columns of {@code views.stay_version}
 */
public record SpanVersions(JdbcClient jdbc, String table) {
    /**
     * What never changes about a thing.
     *
     * @param subject whose it is, or of what
     * @param location where it is; null of what is nowhere
     */
    public record Thing(
            MunicipalityCode municipality,
            UUID id,
            UUID subject,
            @Nullable String location) {}

    /**
     * When it is.
     *
     * @param until first day on which it is no longer; null while that is open
     * @param withdrawn then it is on no day
     */
    public record Span(LocalDate from, @Nullable LocalDate until, boolean withdrawn) {
        /** The same until another day. */
        public Span until(LocalDate day) {
            return new Span(from, day, withdrawn);
        }

        /** The same, and on no day. */
        public Span gone() {
            return new Span(from, until, true);
        }
    }

    /**
     * What became known of a thing.
     *
     * @param key by which things of a table are told apart
     * @param begun when it was not known before; else null
     */
    public record Step(
            String key, Instant knownAt, @Nullable Thing begun, UnaryOperator<Span> change) {
        /** A thing that was not known before. */
        public static Step begin(String key, Instant knownAt, Thing thing, LocalDate from, @Nullable LocalDate until) {
            return new Step(key, knownAt, thing, _ -> new Span(from, until, false));
        }

        /** Something else about a thing that was. */
        public static Step change(String key, Instant knownAt, UnaryOperator<Span> change) {
            return new Step(key, knownAt, null, change);
        }
    }

    private record State(Thing thing, Span span) {}

    private record Version(
            String key, Instant from, @Nullable Instant until, State state) {}

    /** Writes what these steps changed; each thing's in the order in which it happened. */
    public void write(List<Step> steps) {
        var byKey = new LinkedHashMap<String, List<Step>>();
        for (var step : steps)
            byKey.computeIfAbsent(step.key(), _ -> new ArrayList<>()).add(step);
        if (byKey.isEmpty()) return;
        var last = last(byKey.keySet());
        var versions = new ArrayList<Version>();
        byKey.forEach((key, its) -> versions.addAll(versions(key, last.get(key), its)));
        end(byKey);
        insert(versions);
    }

    /** Of several states known at one moment only the last was ever known. */
    private static List<Version> versions(String key, @Nullable State before, List<Step> steps) {
        var versions = new ArrayList<Version>();
        var state = before;
        for (var step : steps) {
            state = after(state, step);
            var from = step.knownAt();
            if (!versions.isEmpty()) {
                var previous = versions.removeLast();
                if (previous.from().isBefore(from))
                    versions.add(new Version(key, previous.from(), from, previous.state()));
            }
            versions.add(new Version(key, from, null, state));
        }
        return versions;
    }

    private static State after(@Nullable State before, Step step) {
        var thing = step.begun();
        if (thing != null) return new State(thing, step.change().apply(new Span(LocalDate.EPOCH, null, false)));
        if (before == null) throw new IllegalStateException("a change of something that never began");
        return new State(before.thing(), step.change().apply(before.span()));
    }

    private Map<String, State> last(Collection<String> keys) {
        var states = new HashMap<String, State>();
        jdbc.sql("select * from " + table + " where known_until = 'infinity' and key = any (:keys)")
                .param("keys", array("text", keys, key -> key))
                .query(row -> {
                    states.put(row.getString("key"), state(row));
                });
        return states;
    }

    private static State state(ResultSet row) throws SQLException {
        return new State(
                new Thing(
                        new MunicipalityCode(row.getString("municipality")),
                        row.getObject("id", UUID.class),
                        row.getObject("subject", UUID.class),
                        row.getString("location")),
                new Span(
                        Objects.requireNonNull(row.getObject("from_day", LocalDate.class)),
                        row.getObject("until_day", LocalDate.class),
                        row.getBoolean("withdrawn")));
    }

    /** The state that was the last until now was so until the first of these steps. */
    private void end(Map<String, List<Step>> byKey) {
        jdbc.sql("update " + table + """
             as version set known_until = next.at
            from unnest(:keys, :at) as next (key, at)
            where version.key = next.key and version.known_until = 'infinity'
            """)
                .param("keys", array("text", byKey.keySet(), key -> key))
                .param(
                        "at",
                        array(
                                "timestamptz",
                                byKey.values(),
                                steps -> steps.getFirst().knownAt().atOffset(ZoneOffset.UTC)))
                .update();
    }

    private void insert(List<Version> versions) {
        jdbc.sql("insert into " + table + """
             as version (key, municipality, id, subject, location, from_day, until_day, withdrawn, known_from,
                         known_until)
            select new.key, code, id::uuid, subject::uuid, location, from_day::date, until_day::date,
                   withdrawn::boolean, known_from::timestamptz, coalesce(known_until::timestamptz, 'infinity')
            from unnest(:keys::text[], :codes::text[], :ids::text[], :subjects::text[], :locations::text[],
                        :from::text[], :until::text[], :withdrawn::text[], :knownFrom::text[], :knownUntil::text[])
                 as new (key, code, id, subject, location, from_day, until_day, withdrawn, known_from, known_until)
            on conflict (key, known_from) do update
            set from_day = excluded.from_day, until_day = excluded.until_day, withdrawn = excluded.withdrawn,
                known_until = excluded.known_until
            """)
                .param("keys", texts(versions, Version::key))
                .param(
                        "codes",
                        texts(versions, version -> version.state().thing().municipality()))
                .param("ids", texts(versions, version -> version.state().thing().id()))
                .param(
                        "subjects",
                        texts(versions, version -> version.state().thing().subject()))
                .param(
                        "locations",
                        texts(versions, version -> version.state().thing().location()))
                .param("from", texts(versions, version -> version.state().span().from()))
                .param(
                        "until",
                        texts(versions, version -> version.state().span().until()))
                .param(
                        "withdrawn",
                        texts(versions, version -> version.state().span().withdrawn()))
                .param("knownFrom", texts(versions, Version::from))
                .param("knownUntil", texts(versions, Version::until))
                .update();
    }

    /** Empties the table. */
    public void clear() {
        jdbc.sql("truncate " + table).update();
    }
}
