package nl.opvang.plumbing.projection;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What a logger is told from now on until this is closed, and a way to hold those who tell it. */
final class Logged extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger;
    private final @Nullable Level before;
    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final Map<String, Runnable> holds = new ConcurrentHashMap<>();

    private Logged(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
        start();
        logger.setLevel(Level.INFO);
        logger.addAppender(this);
    }

    static Logged by(String logger) {
        return new Logged((Logger) LoggerFactory.getLogger(logger));
    }

    Stream<String> messages(String containing) {
        return messages.stream().filter(message -> message.contains(containing));
    }

    /** Has a thread that says this go on when something is done. */
    void holding(String message, Runnable until) {
        holds.put(message, until);
    }

    @Override
    protected void append(ILoggingEvent event) {
        var message = event.getFormattedMessage();
        messages.add(message);
        holds.forEach((held, until) -> {
            if (message.contains(held)) until.run();
        });
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(before);
    }
}
