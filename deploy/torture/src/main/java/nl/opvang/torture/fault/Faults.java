package nl.opvang.torture.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.opvang.embedded.Databases;
import nl.opvang.torture.history.Journal;
import nl.opvang.torture.machine.Machine;
import nl.opvang.torture.machine.Replica;
import nl.opvang.torture.network.Proxy;

/**
 * Lets things go wrong one after the other and beside each other, as drawn from a seed: each kind once in a random
 * order, then by weight.
 */
public final class Faults {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(1);
    private static final int ANSWERS_BETWEEN_HARD_FAULTS = 60;
    private static final String BROKER = "broker";
    private static final String POSTGRES = "postgres";

    private final Machine machine;
    private final Journal journal;
    private final Random random;
    private final Deque<FaultKind> first;
    private final Map<FaultKind, Integer> injected = new EnumMap<>(FaultKind.class);
    private long answersAtHardFault;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService lasting = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread drawing = Thread.ofVirtual().unstarted(this::draw);

    /** What something is being done to: one thing at a time, and never so much that nothing can go on. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    public Faults(Machine machine, Journal journal, long seed) {
        this.machine = machine;
        this.journal = journal;
        this.random = new Random(seed);
        var kinds = Arrays.asList(FaultKind.values());
        Collections.shuffle(kinds, random);
        this.first = new ArrayDeque<>(kinds);
    }

    /** Begins, in threads of its own, and goes on until {@link #end}. */
    public void start() {
        drawing.start();
    }

    private void draw() {
        try {
            drawAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drawAll() throws InterruptedException {
        while (!pause(300 + random.nextInt(1_500))) {
            var kind = first.isEmpty() ? drawn() : first.poll();
            if (kind.isHard()) awaitProgress();
            // Drawn here, in one thread: what happens when must not depend on who is faster.
            long seed = random.nextLong();
            lasting.execute(() -> inject(kind, new Random(seed)));
        }
    }

    /** What stands still all the time proves nothing: between two hard faults clients get answers, on slow machines too. */
    private void awaitProgress() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_STANDSTILL.toNanos();
        while (journal.answers() < answersAtHardFault + ANSWERS_BETWEEN_HARD_FAULTS && System.nanoTime() < deadline)
            if (pause(50)) return;
        answersAtHardFault = journal.answers();
    }

    /** Lets nothing more go wrong; answers when all that did has ended. */
    public void end() throws InterruptedException {
        ended.countDown();
        drawing.join();
        lasting.close();
    }

    /** How often each kind happened. */
    public Map<FaultKind, Integer> injected() {
        synchronized (injected) {
            return new EnumMap<>(injected);
        }
    }

    private void count(FaultKind kind) {
        synchronized (injected) {
            injected.merge(kind, 1, Integer::sum);
        }
    }

    private FaultKind drawn() {
        int all = Arrays.stream(FaultKind.values()).mapToInt(FaultKind::weight).sum();
        int drawn = random.nextInt(all);
        for (var kind : FaultKind.values()) {
            drawn -= kind.weight();
            if (drawn < 0) return kind;
        }
        throw new IllegalStateException("weights do not add up");
    }

    /** @return whether it is over */
    private boolean pause(int millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    private void inject(FaultKind kind, Random dice) {
        try {
            boolean happened = switch (kind) {
                case SERVICE_KILLED -> killService(dice);
                case SERVICE_RESTARTED -> restart(one(machine.replicas(), dice));
                case ROLLING_RESTART -> restartAll();
                case SERVICE_FROZEN -> freezeService(dice);
                case POSTGRES_KILLED -> killPostgres(dice);
                case BROKER_KILLED -> killBroker(dice);
                case CONNECTIONS_CUT -> cut(dice);
                case CONNECTIONS_DELAYED -> delay(dice);
                case CONNECTIONS_HALF_OPENED -> halfOpen(dice);
                case CONNECTIONS_REFUSED -> refuse(dice);
                case SESSIONS_TERMINATED -> terminateSessions(dice);
                case HORIZON_HELD -> holdHorizon(dice);
                case KAFKA_OFFSETS_SET_BACK -> setKafkaOffsetsBack(dice);
                case STORE_OFFSETS_SET_BACK -> setStoreOffsetsBack(dice);
                case RELAY_TOKEN_SET_BACK -> setRelayTokenBack(dice);
            };
            if (happened) count(kind);
        } catch (SQLException databaseIsDown) {
            // Something else went wrong at the same time, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            journal.complains("%s went otherwise than meant: %s".formatted(kind, e));
        }
    }

    private static <T> T one(List<T> list, Random dice) {
        return list.get(dice.nextInt(list.size()));
    }

    private boolean killService(Random dice) throws InterruptedException {
        var replica = one(machine.replicas(), dice);
        if (!busy.add(replica.jvm().name())) return false;
        try {
            replica.jvm().kill();
            pause(dice.nextInt(2_000));
            startAgain(replica);
            return true;
        } finally {
            busy.remove(replica.jvm().name());
        }
    }

    private boolean restart(Replica replica) throws InterruptedException {
        if (!busy.add(replica.jvm().name())) return false;
        try {
            replica.jvm().stop();
            startAgain(replica);
            return true;
        } finally {
            busy.remove(replica.jvm().name());
        }
    }

    /** The next one when the one before is ready; where a service has one process, nobody would be left to answer. */
    private boolean restartAll() throws InterruptedException {
        if (machine.replicas().size() == Databases.SERVICES.size()) return false;
        for (var replica : machine.replicas()) while (!restart(replica)) if (pause(300)) return false;
        return true;
    }

    /** Left alone until it has been up for a moment: what is always down proves nothing. */
    private void startAgain(Replica replica) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!replica.isReady() && System.nanoTime() < deadline) {
            replica.jvm().start();
            if (pause(300)) return;
        }
        pause(2_000);
    }

    private boolean freezeService(Random dice) throws InterruptedException {
        var replica = one(machine.replicas(), dice);
        if (!busy.add(replica.jvm().name())) return false;
        try {
            replica.jvm().freeze();
            pause(dice.nextInt(4) == 0 ? 10_000 + dice.nextInt(10_000) : 500 + dice.nextInt(5_000));
            return true;
        } finally {
            replica.jvm().thaw();
            busy.remove(replica.jvm().name());
        }
    }

    private boolean killPostgres(Random dice) throws InterruptedException {
        if (!busy.add(POSTGRES)) return false;
        try {
            machine.postgres().crash();
            pause(dice.nextInt(2_000));
            machine.postgres().start();
            pause(5_000);
            return true;
        } finally {
            busy.remove(POSTGRES);
        }
    }

    private boolean killBroker(Random dice) throws InterruptedException {
        if (!busy.add(BROKER)) return false;
        try {
            machine.broker().kill();
            pause(dice.nextInt(2_000));
            machine.broker().start();
            pause(15_000);
            return true;
        } finally {
            busy.remove(BROKER);
        }
    }

    private boolean cut(Random dice) {
        one(machine.proxies(), dice).cut();
        return true;
    }

    private boolean delay(Random dice) throws InterruptedException {
        return forAWhile(dice, 1_000, 6_000, proxy -> proxy.delay(20 + dice.nextInt(400)));
    }

    private boolean refuse(Random dice) throws InterruptedException {
        return forAWhile(dice, 500, 4_000, proxy -> {
            proxy.refuse(true);
            proxy.cut();
        });
    }

    private boolean halfOpen(Random dice) throws InterruptedException {
        boolean server = dice.nextBoolean();
        return forAWhile(dice, 1_000, 20_000, proxy -> proxy.halfOpen(server));
    }

    private boolean forAWhile(Random dice, int least, int most, Consumer<Proxy> fault) throws InterruptedException {
        var proxy = one(machine.proxies(), dice);
        if (!busy.add(proxy.name())) return false;
        try {
            fault.accept(proxy);
            pause(least + dice.nextInt(most - least));
            return true;
        } finally {
            proxy.heal();
            busy.remove(proxy.name());
        }
    }

    private boolean terminateSessions(Random dice) throws SQLException {
        var service = one(Databases.SERVICES, dice);
        return update(service, """
            select pg_terminate_backend(pid) from pg_stat_activity
            where usename = current_database() || '_app' and datname = current_database()\
            """);
    }

    private boolean holdHorizon(Random dice) throws SQLException, InterruptedException {
        try (var connection = machine.superuser(one(Databases.SERVICES, dice));
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            pause(500 + dice.nextInt(4_000));
            connection.rollback();
            return true;
        }
    }

    /** Never to 0, which means that there is no row. */
    private boolean setKafkaOffsetsBack(Random dice) throws SQLException {
        return update(one(Databases.SERVICES, dice), """
            update runtime.kafka_offset set next = greatest(1, next - %d) where partition %% 3 = %d and next > 1\
            """.formatted(few(dice), dice.nextInt(3)));
    }

    private boolean setStoreOffsetsBack(Random dice) throws SQLException {
        return update(one(Databases.SERVICES, dice), """
            update runtime.store_offset as token set (tx, position) = (
                select tx, position from events.event as event
                where (event.tx, event.position) <= (token.tx, token.position)
                order by event.tx desc, event.position desc offset %d limit 1)
            where %1$d < (select count(*) from events.event as event
                where (event.tx, event.position) <= (token.tx, token.position))\
            """.formatted(few(dice)));
    }

    private boolean setRelayTokenBack(Random dice) throws SQLException {
        return update(one(Databases.SERVICES, dice), """
            update runtime.relay_token as token set (tx, position) = (
                select tx, position from events.event as event
                where (event.tx, event.position) <= (token.tx, token.position)
                order by event.tx desc, event.position desc offset %d limit 1)
            where %1$d < (select count(*) from events.event as event
                where (event.tx, event.position) <= (token.tx, token.position))\
            """.formatted(few(dice)));
    }

    /** Most often a few, sometimes many. */
    private static int few(Random dice) {
        return 1 + dice.nextInt(List.of(5, 50, 500).get(dice.nextInt(3)));
    }

    /** @return whether there was anything to change */
    private boolean update(String service, String sql) throws SQLException {
        try (var connection = machine.superuser(service);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return statement.getUpdateCount() > 0;
            return statement.getResultSet().next();
        }
    }
}
