package nl.opvang.plumbing.assembly;

import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.recovery.Recovery;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.replay.Replayer;
import nl.opvang.plumbing.seal.Sealer;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StoreWatch;
import org.springframework.context.SmartLifecycle;

/** Starts relay, readers, sealer and replays once everything else stands, and stops them first. */
final class Running implements SmartLifecycle {
    private final EventLog log;
    private final StoreWatch watch;
    private final Relay relay;
    private final Readers readers;
    private final Sealer sealer;
    private final Replayer replayer;
    private final Recovery recovery;
    private volatile boolean running;

    Running(
            EventLog log,
            StoreWatch watch,
            Relay relay,
            Readers readers,
            Sealer sealer,
            Replayer replayer,
            Recovery recovery) {
        this.log = log;
        this.watch = watch;
        this.relay = relay;
        this.readers = readers;
        this.sealer = sealer;
        this.replayer = replayer;
        this.recovery = recovery;
    }

    @Override
    public void start() {
        log.requireOrderIsPossible();
        recovery.start(() -> {
            watch.start();
            relay.start();
            readers.start();
            sealer.start();
            replayer.start();
        });
        running = true;
    }

    @Override
    public void stop() {
        recovery.close();
        replayer.close();
        sealer.close();
        readers.close();
        relay.close();
        watch.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
