package nl.opvang.plumbing.assembly;

import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.store.EventLog;
import org.springframework.context.SmartLifecycle;

/** Starts relay and readers once everything else stands, and stops them first. */
final class Running implements SmartLifecycle {
    private final EventLog log;
    private final Relay relay;
    private final Readers readers;
    private volatile boolean running;

    Running(EventLog log, Relay relay, Readers readers) {
        this.log = log;
        this.relay = relay;
        this.readers = readers;
    }

    @Override
    public void start() {
        log.requireOrderIsPossible();
        relay.start();
        readers.start();
        running = true;
    }

    @Override
    public void stop() {
        readers.close();
        relay.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
