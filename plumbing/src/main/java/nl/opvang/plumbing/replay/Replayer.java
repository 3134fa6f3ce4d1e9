package nl.opvang.plumbing.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.relay.DatabaseLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out replays and rebuilds, in one thread, one at a time over all replicas: whoever holds the lock. What its
 * predecessor left unfinished has failed, since of what it built nothing outlives it; unless it had switched, which is
 * brought to its end.
 */
public final class Replayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration TOLD_EVERY = Duration.ofMillis(500);
    private static final Duration PROVED_EVERY = Duration.ofSeconds(1);
    private static final int TOLD_AT_ONCE = 100;

    /** Somebody wants it to end. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("was cancelled");
        }
    }

    private final Replayed replayed;
    private final Databases database;
    private final SwitchedPool live;
    private final Replays replays;
    private final ReplaySettings settings;
    private final BooleanSupplier others;
    private final SteadyWork work;
    private final Set<String> asked = new HashSet<>();

    /** @param others whether there is anybody to leave part of the time to */
    public Replayer(
            Replayed replayed,
            Databases database,
            SwitchedPool live,
            Replays replays,
            ReplaySettings settings,
            BooleanSupplier others) {
        this.replayed = replayed;
        this.database = database;
        this.live = live;
        this.replays = replays;
        this.settings = settings;
        this.others = others;
        this.work = new SteadyWork("replay-" + replayed.service(), LOOK_AGAIN, this::look);
    }

    public void start() {
        work.start();
    }

    @Override
    public void close() {
        work.close();
    }

    private void look() throws Exception {
        askForRelease();
        if (replays.current().isEmpty() && replays.currentRebuild().isEmpty()) return;
        var taken = DatabaseLock.take(live, "replay-" + replayed.service());
        if (taken.isEmpty()) return;
        try (var lock = taken.get()) {
            var replay = replays.current();
            if (replay.isPresent()) {
                var it = replay.get();
                take(it.replayId(), it.state(), true, lock, telling -> rerun(it, telling));
            }
            var rebuild = replays.currentRebuild();
            if (rebuild.isPresent()) {
                var it = rebuild.get();
                var projection = replayed.projection(it.projection()).filter(mine -> mine.version() == it.version());
                take(
                        it.rebuildId(),
                        it.state(),
                        projection.isPresent(),
                        lock,
                        telling -> rebuild(it, projection.orElseThrow(), telling));
            }
        }
    }

    /** Once by each process: what failed for a reason of its own is not tried for ever. */
    private void askForRelease() {
        var versions = replayed.versions().all();
        for (var projection : replayed.projections()) {
            var version = versions.get(projection.name());
            if (version == null || version >= projection.version() || asked.contains(projection.name())) continue;
            if (replays.askForRelease(UUID.randomUUID(), projection.name(), projection.version())) {
                asked.add(projection.name());
                LOG.info("{} is to be built anew, of version {}", projection.name(), projection.version());
            }
        }
    }

    @FunctionalInterface
    private interface Doing {
        void with(Telling telling) throws Exception;
    }

    /** @param able whether this release is one that can do it */
    private void take(UUID id, ReplayState state, boolean able, DatabaseLock lock, Doing doing) throws Exception {
        if (state == ReplayState.SWITCHED) {
            IsolatedSchema.dropAll(database);
            settle(id);
        } else if (state != ReplayState.WAITING) {
            IsolatedSchema.dropAll(database);
            replays.abandon(id);
        } else if (!replays.cancelWaiting(id) && able) {
            carryOut(id, lock, doing);
        }
    }

    /** What must be gone is taken away again: it may have gone from the rows that were live after it was built beside. */
    private void settle(UUID id) {
        replayed.afterSwitch().run();
        replays.settle(id);
    }

    private void carryOut(UUID id, DatabaseLock lock, Doing doing) throws Exception {
        var run = UUID.randomUUID();
        if (!replays.begin(id, run)) return;
        replays.forget(settings.kept());
        IsolatedSchema.dropAll(database);
        var telling = new Telling(id, run);
        // Statements of the comparison may last longer than the lock would without a sign of life.
        try (var proof =
                new SteadyWork("replay-lock-" + replayed.service(), PROVED_EVERY, () -> prove(lock, telling))) {
            proof.start();
            doing.with(telling);
        } catch (Cancelled e) {
            replays.end(run, ReplayState.CANCELLED, null, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            replays.end(run, ReplayState.FAILED, "the process stopped", null);
        } catch (Exception e) {
            LOG.warn("replay {} failed: {}", id, SteadyWork.innermost(e));
            replays.end(run, ReplayState.FAILED, SteadyWork.innermost(e), null);
        }
    }

    private void rerun(Replay replay, Telling telling) throws Exception {
        Report report;
        try (var schema = IsolatedSchema.create(database, replay.replayId(), replayed.keysFromEvents())) {
            report = new Rerun(replayed, schema, replay.knownAt(), settings, pace(), telling).run();
        }
        telling.flush();
        replays.end(telling.run, ReplayState.COMPLETED, null, report);
        LOG.info("replay {} is completed with {} differences", replay.replayId(), report.differences());
    }

    private void rebuild(Rebuild rebuild, Projection projection, Telling telling) throws Exception {
        try (var schema = IsolatedSchema.toSwitch(database, rebuild.rebuildId())) {
            var building = new Rebuilding(replayed, schema, settings, pace(), telling);
            var report = building.build(projection);
            telling.flush();
            replays.report(telling.run, report);
            if (report.notApplied() > building.parkedLive()) replays.hold(telling.run);
            building.switchWhenTold(() -> replays.isToldToSwitch(telling.run), telling.run);
            LOG.info(
                    "{} has rows of version {}, with {} differences",
                    projection.name(),
                    projection.version(),
                    report.differences());
        }
        settle(rebuild.rebuildId());
    }

    private Pace pace() {
        return new Pace(settings.restPercent(), others);
    }

    private static void prove(DatabaseLock lock, Telling telling) throws SQLException {
        try {
            lock.prove();
        } catch (SQLException | IllegalStateException e) {
            telling.lost = true;
            throw e;
        }
    }

    /** Writes down how far it is, not more often than anybody looks. */
    private final class Telling implements Rerun.Progress {
        private final UUID id;
        private final UUID run;
        private final long deadline = System.nanoTime() + settings.atMost().toNanos();
        private final List<ReplayDifference> differences = new ArrayList<>();
        private long toldNanos;
        private ReplayState told = ReplayState.WAITING;
        private volatile boolean lost;

        Telling(UUID id, UUID run) {
            this.id = id;
            this.run = run;
        }

        @Override
        public void expect(long events) {
            replays.expect(run, events);
        }

        @Override
        public void done(long events, ReplayState state) {
            if (lost) throw new IllegalStateException("lost the lock");
            if (!work.running()) throw new IllegalStateException("the process stopped");
            if (System.nanoTime() > deadline) throw new IllegalStateException("took longer than " + settings.atMost());
            if (state == told && System.nanoTime() - toldNanos < TOLD_EVERY.toNanos()) return;
            toldNanos = System.nanoTime();
            told = state;
            switch (replays.done(run, events, state)) {
                case ON -> {}
                case CANCEL -> throw new Cancelled();
                case LOST -> throw new IllegalStateException("another process took it to have ended");
            }
        }

        @Override
        public void difference(ReplayDifference difference) {
            differences.add(difference);
            if (differences.size() >= TOLD_AT_ONCE) flush();
        }

        void flush() {
            replays.add(id, differences);
            differences.clear();
        }
    }
}
