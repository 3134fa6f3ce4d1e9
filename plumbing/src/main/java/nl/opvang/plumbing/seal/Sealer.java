package nl.opvang.plumbing.seal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.relay.DatabaseLock;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.KeptTopic;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.seal.SealStatement.PublicKey;
import nl.opvang.plumbing.secret.SigningKey;
import nl.opvang.plumbing.secret.SigningKeys;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StorePosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals what the relay has brought to Kafka: so whatever a seal covers can be taken back by a store that was restored.
 * Of several replicas one seals, the one that holds the database lock; no command waits for it.
 */
public final class Sealer implements AutoCloseable {
    /** So many events under one seal that its record stays below what a topic takes. */
    static final int MOST_EVENTS = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int READ_AT_ONCE = 512;
    private static final int MOST_COUNTED = 100_000;

    /** Nobody waits for it: while it is behind, a twentieth of one processor's time goes into it. */
    private static final int RESTS = 19;

    private static final Duration TAKES_LOCK_EVERY = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LOCK = "seals";
    private static final HexFormat HEX = HexFormat.of();

    private final String service;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final KafkaAccess kafka;
    private final SigningKeys keys;
    private final Duration every;
    private final SealChain chain;
    private final SteadyWork work;
    private volatile boolean contradicted;

    /** @param every how long events wait for others to be sealed with, unless there are enough */
    public Sealer(
            String service,
            DataSource dataSource,
            TransactionTemplate transaction,
            EventLog log,
            KafkaAccess kafka,
            SigningKeys keys,
            Duration every) {
        this.service = service;
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.log = log;
        this.kafka = kafka;
        this.keys = keys;
        this.every = every;
        this.chain = new SealChain(jdbc, transaction);
        this.work = new SteadyWork("sealer-" + service, TAKES_LOCK_EVERY, this::sealWhileLocked);
    }

    /** Starts sealing in a thread of its own. */
    public void start() {
        work.start();
    }

    /** Events that are under no published seal yet, counted up to 100,000. */
    public long lag() {
        return log.countAfter(chain.publishedUpTo(), MOST_COUNTED);
    }

    /** How many seconds ago the first event was recorded that is under no published seal; 0 when there is none. */
    public double lagSeconds() {
        return log.ageAfter(chain.publishedUpTo());
    }

    /** Whether seals that were published say something else than the store: then nothing is sealed. */
    public boolean isContradicted() {
        return contradicted;
    }

    SealChain chain() {
        return chain;
    }

    @Override
    public void close() {
        work.close();
    }

    private void sealWhileLocked() throws Exception {
        var lock = DatabaseLock.take(dataSource, LOCK);
        if (lock.isEmpty()) return;
        try (var held = lock.get();
                var topic = KeptTopic.open(kafka, Topics.SEALS)) {
            new Session(held, topic).seal();
        } catch (Contradiction e) {
            if (!contradicted) LOG.error("nothing is sealed any more: {}; see docs/seals.md", e.getMessage());
            contradicted = true;
            // Somebody must look at it: no use in trying again at once.
            long until = System.nanoTime() + every.toNanos();
            while (work.running() && System.nanoTime() < until) Thread.sleep(PAUSE);
        }
    }

    /** One stretch of sealing, from taking the lock until something fails or the service stops. */
    private final class Session {
        private final DatabaseLock lock;
        private final KeptTopic topic;
        private SealChain.Token token;

        Session(DatabaseLock lock, KeptTopic topic) throws InterruptedException {
            this.lock = lock;
            this.topic = topic;
            this.token = chain.token()
                    .filter(known -> known.topicId().equals(topic.id()))
                    .orElse(new SealChain.Token(topic.id(), 0, 0));
            takeUp();
        }

        /** What is in the topic beyond what is known of it: after a crash, or because this store was restored. */
        private void takeUp() throws InterruptedException {
            long end = topic.read(token.next(), service, json -> takeUp(Seal.parse(json)));
            move(end, token.number());
            contradicted = false;
        }

        private void takeUp(Seal seal) {
            long number = seal.statement().number();
            var known = chain.numbered(number);
            if (known.isEmpty()) takeBack(seal);
            else if (!known.get().hash().equals(seal.hash()))
                throw new Contradiction("another seal %d of this store was published".formatted(number));
            // Not backwards: a seal may be there twice.
            if (number > token.number()) token = new SealChain.Token(token.topicId(), token.next(), number);
        }

        /** The store was restored, and has these events again, or never lost them: the same seal is put over them. */
        private void takeBack(Seal seal) {
            var end = chain.end();
            var statement = seal.statement();
            long number = statement.number();
            if (number != end.map(SealChain.End::number).orElse(0L) + 1)
                throw new Contradiction("seals before %d are nowhere".formatted(number));
            if (!statement.previous().equals(end.map(SealChain.End::hash).orElse(SealStatement.NOTHING)))
                throw new Contradiction(
                        "seal %d, which was published, follows another seal than ours".formatted(number));
            var key = chain.key(statement.keyId())
                    .or(() -> keys.of(statement.keyId()).map(Session::known));
            if (key.isEmpty() || !seal.isSignedBy(key.get()))
                throw new Contradiction("seal %d, which was published, is not signed by us".formatted(number));
            var from = end.map(SealChain.End::at).orElse(StorePosition.START);
            var gathered = gather(from, statement.events(), new StorePosition(-1, Long.MAX_VALUE));
            if (!seal.covers(gathered.entries))
                throw new Contradiction(
                        "the events after those of seal %d are not those of seal %d, which was published"
                                .formatted(number - 1, number));
            chain.add(seal, gathered.entries, gathered.upTo, known(seal, key.get()));
            LOG.warn("seal {} was taken back from Kafka", number);
        }

        private void move(long next, long number) {
            token = new SealChain.Token(topic.id(), next, number);
            chain.note(token);
        }

        void seal() throws Exception {
            while (work.running()) {
                long began = System.nanoTime();
                boolean full = sealNext();
                publish();
                long fair = (System.nanoTime() - began) * RESTS;
                rest(full ? Math.min(fair, every.toNanos()) : every.toNanos());
            }
        }

        private void rest(long nanos) throws Exception {
            lock.prove();
            long until = System.nanoTime() + nanos;
            while (work.running() && System.nanoTime() < until) {
                lock.prove();
                Thread.sleep(Duration.ofNanos(Math.clamp(until - System.nanoTime(), 0, PAUSE.toNanos())));
            }
        }

        /** Answers whether there was so much that there is probably more. */
        private boolean sealNext() {
            var end = chain.end();
            var gathered = gather(end.map(SealChain.End::at).orElse(StorePosition.START), MOST_EVENTS, relayed());
            var key = keys.first();
            var signer = end.map(SealChain.End::nextKeyId).map(this::signer).orElse(key);
            boolean introduces = !signer.id().equals(key.id());
            if (gathered.entries.isEmpty() && !introduces) return false;
            var statement = new SealStatement(
                    SealStatement.KIND,
                    service,
                    end.map(SealChain.End::number).orElse(0L) + 1,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    signer.id(),
                    end.map(SealChain.End::hash).orElse(SealStatement.NOTHING),
                    end.map(SealChain.End::events).orElse(0L),
                    gathered.entries.size(),
                    HEX.formatHex(Entry.tree(gathered.entries).root()),
                    introduces ? known(key) : null);
            var seal = Seal.signed(statement, gathered.entries, signer);
            chain.add(seal, gathered.entries, gathered.upTo, known(seal, known(signer)));
            return gathered.entries.size() == MOST_EVENTS;
        }

        /** What the seal before it said must sign; without that key nobody could tell it from a forgery. */
        private SigningKey signer(String id) {
            return keys.of(id)
                    .orElseThrow(() -> new IllegalStateException(
                            SealSettings.KEY_FILE + ": its file lacks the key " + id + ", which the last seal names"));
        }

        private static PublicKey known(SigningKey key) {
            return new PublicKey(key.id(), HEX.formatHex(key.publicKey()));
        }

        private static List<PublicKey> known(Seal seal, PublicKey signer) {
            return Stream.concat(
                            Stream.of(signer),
                            Stream.ofNullable(seal.statement().nextKey()))
                    .toList();
        }

        private void publish() throws Exception {
            long last = chain.end().map(SealChain.End::number).orElse(0L);
            while (token.number() < last) {
                if (!topic.isThere()) throw new IllegalStateException(Topics.SEALS + " is not there any more");
                long number = token.number() + 1;
                var seal = chain.numbered(number).orElseThrow();
                move(topic.append(service, seal.json()), number);
                lock.prove();
            }
        }
    }

    /** What lies under a seal, and where it ends. */
    private record Gathered(List<Entry> entries, StorePosition upTo) {}

    /** The next events, without any that lies beyond {@code last}. */
    private Gathered gather(StorePosition after, int most, StorePosition last) {
        var entries = new ArrayList<Entry>();
        var upTo = after;
        while (entries.size() < most) {
            int some = Math.min(READ_AT_ONCE, most - entries.size());
            var events = log.after(upTo, some);
            for (var event : events) {
                if (event.at().compareTo(last) > 0) return new Gathered(entries, upTo);
                entries.add(Entry.of(event));
                upTo = event.at();
            }
            if (events.size() < some) break;
        }
        return new Gathered(entries, upTo);
    }

    private StorePosition relayed() {
        return jdbc
                .query(
                        "select tx::text, position from runtime.relay_token where topic = ?",
                        (row, nr) -> new StorePosition(row.getLong(1), row.getLong(2)),
                        Topics.ofService(service))
                .stream()
                .findFirst()
                .orElse(StorePosition.START);
    }
}
