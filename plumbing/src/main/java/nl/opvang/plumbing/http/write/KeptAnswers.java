package nl.opvang.plumbing.http.write;

import java.sql.Array;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.opvang.plumbing.http.processing.Processed;
import nl.opvang.plumbing.http.processing.ProcessingLog;
import nl.opvang.plumbing.secret.MacKey;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The answers that repeated requests get: table {@code runtime.idempotency}. */
public final class KeptAnswers {
    /** How long a repeat is known. */
    public static final Duration KEPT = Duration.ofDays(90);

    private static final int FORGOTTEN_AT_ONCE = 1000;
    private static final String LOGGING = "with logged as (" + ProcessingLog.INSERT + ")\n";

    /**
     * What is there under a key.
     *
     * @param sameRequest whether the same was asked then
     */
    record Kept(boolean sameRequest, Answer answer) {}

    /** A request and its answer. */
    record Answered(RequestKey key, Answer answer) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final MacKey bodies;

    /** @param bodies what is asked may hold a number of a person, which a plain hash would let anyone find by trying */
    public KeptAnswers(JdbcTemplate jdbc, MacKey bodies) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.client = JdbcClient.create(jdbc);
    }

    /** What is kept under these keys, all of one person at one client. */
    Map<String, Kept> find(Collection<RequestKey> keys) {
        var asked = keys.stream().collect(Collectors.toMap(RequestKey::key, Function.identity()));
        var of = keys.iterator().next();
        var found = new HashMap<String, Kept>();
        // An answer of which is not known to whom it was given sorts first: what is known to be the person's own
        // counts.
        client.sql("""
            select key, body_hash, status, answer, subject = ? as own from runtime.idempotency
             where client = ? and subject in (?, '') and key = any(?) order by own
            """)
                .param(of.subject())
                .param(of.client())
                .param(of.subject())
                .param(asked.keySet().toArray(String[]::new))
                .query(row -> {
                    var key = Objects.requireNonNull(asked.get(row.getString("key")));
                    found.put(
                            key.key(),
                            new Kept(
                                    row.getBoolean("own")
                                            && Arrays.equals(row.getBytes("body_hash"), bodies.mac(key.hash())),
                                    Answer.parse(row.getInt("status"), row.getString("answer"))));
                });
        return found;
    }

    /**
     * Keeps these answers, and logs what was processed, with one statement in the transaction that recorded what they tell.
     *
     * @throws AnsweredMeanwhile when a twin of one of the requests was answered since {@link #find}
     */
    void keep(List<Answered> answers, List<Processed> processed) {
        if (answers.isEmpty() && processed.isEmpty()) return;
        // In the order of their keys: two batches with the same keys wait for each other, and do not lock each other
        // out.
        var sorted = answers.stream()
                .sorted((one, other) -> one.key().key().compareTo(other.key().key()))
                .toList();
        var written = jdbc.execute((ConnectionCallback<Integer>) connection -> {
            int logged = processed.isEmpty() ? 0 : ProcessingLog.PARAMETERS;
            try (var statement = connection.prepareStatement((processed.isEmpty() ? "" : LOGGING) + """
                insert into runtime.idempotency as kept (client, subject, key, body_hash, status, answer)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bytea[], ?::smallint[], ?::text[])
                on conflict (client, subject, key) do update
                   set body_hash = excluded.body_hash, status = excluded.status, answer = excluded.answer,
                       recorded_at = clock_timestamp()
                 where excluded.key like 'PUT %' and kept.body_hash <> excluded.body_hash
                """)) {
                Array[] columns = {
                    connection.createArrayOf(
                            "text", texts(sorted, answered -> answered.key().client())),
                    connection.createArrayOf(
                            "text", texts(sorted, answered -> answered.key().subject())),
                    connection.createArrayOf(
                            "text", texts(sorted, answered -> answered.key().key())),
                    connection.createArrayOf(
                            "bytea",
                            sorted.stream()
                                    .map(answered -> bodies.mac(answered.key().hash()))
                                    .toArray(byte[][]::new)),
                    connection.createArrayOf(
                            "smallint",
                            sorted.stream()
                                    .map(answered -> answered.answer().status())
                                    .toArray()),
                    connection.createArrayOf(
                            "text", texts(sorted, answered -> answered.answer().json()))
                };
                if (logged > 0) ProcessingLog.bind(connection, statement, processed);
                for (int i = 0; i < columns.length; i++) statement.setArray(logged + i + 1, columns[i]);
                return statement.executeUpdate();
            }
        });
        if (written == null || written != sorted.size()) throw new AnsweredMeanwhile();
    }

    /** The database's clock: where the store stood when nothing had to be recorded. */
    Instant now() {
        return client.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Forgets a bounded number of answers that are too old; returns whether there may be more. */
    public boolean forgetSome() {
        var forgotten = client.sql("""
            delete from runtime.idempotency
             where (client, subject, key) in (select client, subject, key from runtime.idempotency
                                               where recorded_at < clock_timestamp() - make_interval(days => ?)
                                               order by recorded_at limit ?)
            """)
                .param((int) KEPT.toDays())
                .param(FORGOTTEN_AT_ONCE)
                .update();
        return forgotten == FORGOTTEN_AT_ONCE;
    }

    private static Object[] texts(List<Answered> answers, Function<Answered, String> text) {
        return answers.stream().map(text).toArray();
    }
}
