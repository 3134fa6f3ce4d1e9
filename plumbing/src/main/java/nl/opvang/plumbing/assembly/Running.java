package nl.opvang.plumbing.assembly;

import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.recovery.Recovery;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.seal.Sealer;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StoreWatch;
import org.springframework.context.SmartLifecycle;

/** Starts relay, readers and sealer once everything else stands, and stops them first. */
final class Running implements SmartLifecycle {
    private final EventLog log;
    private final StoreWatch watch;
    private final Relay relay;
    private final Readers readers;
    private final Sealer sealer;
    private final Recovery recovery;
    private volatile boolean running;

    Running(EventLog log, StoreWatch watch, Relay relay, Readers readers, Sealer sealer, Recovery recovery) {
        this.log = log;
        this.watch = watch;
        this.relay = relay;
        this.readers = readers;
        this.sealer = sealer;
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
        });
        running = true;
    }

    @Override
    public void stop() {
        recovery.close();
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
