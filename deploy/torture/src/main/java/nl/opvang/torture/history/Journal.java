package nl.opvang.torture.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What all clients asked and were told, and what they saw that must not be. For any number of threads. */
public final class Journal {
    /**
     * A question whose answer never changes, and the answer.
     *
     * @param answer without what tells when it was asked
     */
    public record Told(String service, String path, String answer) {}

    private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    /** To be called before the command is sent for the first time. */
    public void asks(Command command) {
        commands.add(command);
    }

    /** To be called for every answer to a command. */
    public void wasAnswered() {
        answers.incrementAndGet();
    }

    /** How many answers there were so far. */
    public long answers() {
        return answers.get();
    }

    public void wasTold(Told answer) {
        told.add(answer);
    }

    /** Something that a client saw and that must not be. */
    public void complains(String complaint) {
        complaints.add(complaint);
    }

    public List<Command> commands() {
        return new ArrayList<>(commands);
    }

    public List<Told> told() {
        return new ArrayList<>(told);
    }

    public List<String> complaints() {
        return new ArrayList<>(complaints);
    }
}
