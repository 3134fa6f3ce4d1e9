package nl.opvang.plumbing.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.seal.SealStatement.PublicKey;
import nl.opvang.plumbing.store.StorePosition;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The seals of this store, each after the one before. */
final class SealChain {
    private static final String WITH_ENTRIES = "statement, hash, signature, entries";
    private static final String WITHOUT_ENTRIES = "statement, hash, signature, null::bytea as entries";

    /** How far they are published: only what Kafka has counts for anybody. */
    private static final String PUBLISHED =
            "number <= (select number from runtime.seal_token where topic = '%s')".formatted(Topics.SEALS);

    /**
     * The last seal, and where it ends.
     *
     * @param nextKeyId of the key that must sign after it
     */
    record End(long number, StorePosition at, String hash, long events, String nextKeyId) {}

    /**
     * What is known of the topic.
     *
     * @param next where to look for what else is there
     * @param number of the last seal that was acknowledged
     */
    record Token(String topicId, long next, long number) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    SealChain(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Empty before the first seal. */
    Optional<End> end() {
        return jdbc
                .query(
                        "select number, tx::text, position, hash, statement from events.seal order by number desc"
                                + " limit 1",
                        (row, nr) -> {
                            var statement = Seal.statement(row.getString(5));
                            var nextKey = statement.nextKey();
                            return new End(
                                    row.getLong(1),
                                    new StorePosition(row.getLong(2), row.getLong(3)),
                                    row.getString(4),
                                    statement.eventsBefore() + statement.events(),
                                    nextKey == null ? statement.keyId() : nextKey.keyId());
                        })
                .stream()
                .findFirst();
    }

    /** @param keys those that it makes known: its own if it is the first, and the one that comes after it */
    void add(Seal seal, List<Entry> entries, StorePosition upTo, List<PublicKey> keys) {
        var statement = seal.statement();
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "insert into events.seal (number, tx, position, statement, hash, signature, entries)"
                            + " values (?, ?::text::xid8, ?, ?, ?, ?, ?)",
                    statement.number(),
                    Long.toUnsignedString(upTo.tx()),
                    upTo.position(),
                    seal.signedText(),
                    seal.hash(),
                    seal.signature(),
                    Entry.packed(entries));
            for (var key : keys)
                jdbc.update(
                        "insert into events.seal_key (key_id, public_key, first_seal) values (?, ?, ?)"
                                + " on conflict do nothing",
                        key.keyId(),
                        key.publicKey(),
                        key.keyId().equals(statement.keyId()) ? statement.number() : statement.number() + 1);
        });
    }

    Optional<PublicKey> key(String keyId) {
        return jdbc
                .query(
                        "select key_id, public_key from events.seal_key where key_id = ?",
                        (row, nr) -> new PublicKey(row.getString(1), row.getString(2)),
                        keyId)
                .stream()
                .findFirst();
    }

    Optional<Token> token() {
        return jdbc
                .query(
                        "select topic_id, next_offset, number from runtime.seal_token where topic = ?",
                        (row, nr) -> new Token(row.getString(1), row.getLong(2), row.getLong(3)),
                        Topics.SEALS)
                .stream()
                .findFirst();
    }

    /** Never backwards: a process that was frozen, and is not the one that seals any more, may come last. */
    void note(Token token) {
        jdbc.update("""
            insert into runtime.seal_token (topic, topic_id, next_offset, number) values (?, ?, ?, ?)
            on conflict (topic) do update
                set topic_id = excluded.topic_id, next_offset = excluded.next_offset, number = excluded.number
                where seal_token.topic_id <> excluded.topic_id or seal_token.number <= excluded.number\
            """, Topics.SEALS, token.topicId(), token.next(), token.number());
    }

    /** Published or not, with its entries. */
    Optional<Seal> numbered(long number) {
        return one("number = ?", number);
    }

    /** With its entries, if it was published. */
    Optional<Seal> published(long number) {
        return one("number = ? and " + PUBLISHED, number);
    }

    /** The published one that covers the event at this place; there is none yet when it is not sealed. */
    Optional<Seal> over(StorePosition at) {
        return one(
                "(tx, position) >= (?::text::xid8, ?) and " + PUBLISHED
                        + " order by seal.tx, seal.position, number limit 1",
                Long.toUnsignedString(at.tx()),
                at.position());
    }

    private Optional<Seal> one(String condition, Object... values) {
        return jdbc
                .query("select " + WITH_ENTRIES + " from events.seal where " + condition, SealChain::seal, values)
                .stream()
                .findFirst();
    }

    /** Those published after this number, without entries. */
    List<Seal> publishedAfter(long number, int limit) {
        return jdbc.query(
                "select " + WITHOUT_ENTRIES + " from events.seal where number > ? and " + PUBLISHED
                        + " order by number limit ?",
                SealChain::seal,
                number,
                limit);
    }

    /** Those published after this number, with so many entries at most, unless the first alone has more. */
    List<Seal> publishedAfter(long number, int limit, int mostEntries) {
        return jdbc.query(
                "select " + WITH_ENTRIES + """
                     from (select seal.*, sum((statement::jsonb ->> 'events')::int) over (order by number) as so_far
                           from (select * from events.seal where number > ? and %s order by number limit ?) as seal)
                          as counted
                    where so_far <= ? or number = ? order by number\
                    """.formatted(PUBLISHED),
                SealChain::seal,
                number,
                limit,
                mostEntries,
                number + 1);
    }

    // The driver's nullness is not annotated; entries may be left out.
    @SuppressWarnings("RedundantNullCheck")
    private static Seal seal(ResultSet row, int nr) throws SQLException {
        byte @Nullable [] entries = row.getBytes("entries");
        return new Seal(
                Seal.statement(row.getString("statement")),
                row.getString("hash"),
                row.getString("signature"),
                entries == null ? null : Entry.unpacked(entries));
    }

    /** Every key that a published seal was signed with or introduced. */
    List<SealKey> keys() {
        return jdbc.query(
                "select key_id, public_key, first_seal from events.seal_key order by first_seal, key_id",
                (row, nr) -> new SealKey(row.getString(1), SealKey.ED25519, row.getString(2), row.getLong(3)));
    }

    /** Up to where the events are under seals that were published. */
    StorePosition publishedUpTo() {
        return jdbc
                .query(
                        "select tx::text, position from events.seal where " + PUBLISHED
                                + " order by number desc limit 1",
                        (row, nr) -> new StorePosition(row.getLong(1), row.getLong(2)))
                .stream()
                .findFirst()
                .orElse(StorePosition.START);
    }
}
