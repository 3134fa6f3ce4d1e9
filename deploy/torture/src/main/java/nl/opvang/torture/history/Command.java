package nl.opvang.torture.history;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Something that a client asked, under ids of its own, and what became of it. Asked and answered by several threads. */
public final class Command {
    /** What the client knows of it. */
    public sealed interface Outcome {}

    /** There was no answer: it happened or it did not, but never by halves. */
    public record Unknown() implements Outcome {}

    /**
     * It was accepted.
     *
     * @param changed whether anything was recorded
     */
    public record Accepted(boolean changed, String answer) implements Outcome {}

    /**
     * It was refused.
     *
     * @param lasting whether the same request gets the same answer for ever
     */
    public record Refused(boolean lasting, String answer) implements Outcome {}

    private final String service;
    private final String request;
    private final List<Effect> effects;
    private final Set<String> companions;
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile Outcome outcome = new Unknown();

    public Command(String service, String request, List<Effect> effects) {
        this(service, request, effects, Set.of());
    }

    /** @param companions types of events that may come with these effects, as things stand when it is decided */
    public Command(String service, String request, List<Effect> effects, Set<String> companions) {
        this.service = service;
        this.request = request;
        this.effects = List.copyOf(effects);
        this.companions = Set.copyOf(companions);
    }

    public String service() {
        return service;
    }

    /** Method, path and body, for a person who looks for the cause. */
    public String request() {
        return request;
    }

    /** All of them happen, or none. */
    public List<Effect> effects() {
        return effects;
    }

    /** Types of events that may come with its effects. */
    public Set<String> companions() {
        return companions;
    }

    public void attempted() {
        attempts.incrementAndGet();
    }

    /** How often it was sent. */
    public int attempts() {
        return attempts.get();
    }

    public Outcome outcome() {
        return outcome;
    }

    /**
     * Takes an answer.
     *
     * @param before the outcome as it was when the request was sent
     * @return what is wrong with it beside earlier ones; null when nothing is
     */
    public synchronized @Nullable String answered(Outcome before, Outcome answer) {
        if (answer instanceof Unknown) return null;
        if (!isForGood(outcome)) {
            outcome = answer;
            return null;
        }
        // Of two requests at the same time one may come too early; what was answered for good is answered so for ever.
        boolean tooEarly = !isForGood(before) && !isForGood(answer);
        return tooEarly || outcome.equals(answer) ? null : "answered %s, and before %s".formatted(answer, outcome);
    }

    private static boolean isForGood(Outcome outcome) {
        return switch (outcome) {
            case Unknown _ -> false;
            case Accepted _ -> true;
            case Refused refused -> refused.lasting();
        };
    }
}
