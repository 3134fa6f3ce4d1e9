package nl.opvang.plumbing.assembly;

import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.recovery.Recovery;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.store.EventLog;
import org.springframework.context.SmartLifecycle;

/** Starts relay and readers once everything else stands, and stops them first. */
final class Running implements SmartLifecycle {
    private final EventLog log;
    private final Relay relay;
    private final Readers readers;
    private final Recovery recovery;
    private volatile boolean running;

    Running(EventLog log, Relay relay, Readers readers, Recovery recovery) {
        this.log = log;
        this.relay = relay;
        this.readers = readers;
        this.recovery = recovery;
    }

    @Override
    public void start() {
        log.requireOrderIsPossible();
        recovery.start(() -> {
            relay.start();
            readers.start();
        });
        running = true;
    }

    @Override
    public void stop() {
        recovery.close();
        readers.close();
        relay.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
