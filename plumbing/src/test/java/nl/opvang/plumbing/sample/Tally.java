package nl.opvang.plumbing.sample;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** A tally: how far it was raised, never above {@link #LIMIT}, and the names it was given. */
public record Tally(int count, Set<String> names) {
    public static final int LIMIT = 1_000;

    /** What can be asked of a tally. */
    public sealed interface TallyCommand extends Command {
        String id();

        @Override
        default String aggregateId() {
            return "tally:" + id();
        }
    }

    public record Raise(String id, UUID fact, int by) implements TallyCommand {
        public Raise(String id, int by) {
            this(id, UUID.randomUUID(), by);
        }
    }

    public record Name(String id, String name, @Nullable UUID corrected) implements TallyCommand {}

    /** Why not. */
    public sealed interface TallyRefusal extends Refusal {}

    public record AboveLimit(int count) implements TallyRefusal {}

    public record NameTaken() implements TallyRefusal {}

    public static final Decider<TallyCommand, Tally, TallyEvent, TallyRefusal> DECIDER = new Decider<>(
            "tally", TallyCommand.class, TallyEvent.class, new Tally(0, Set.of()), Tally::decide, Tally::evolve);

    static Decision<TallyEvent, TallyRefusal> decide(TallyCommand command, Tally tally) {
        return switch (command) {
            case Raise(var id, var fact, var by) when by == 0 -> Decision.nothing();
            case Raise(var id, var fact, var by)
            when tally.count + by > LIMIT -> Decision.refuse(new AboveLimit(tally.count));
            case Raise(var id, var fact, var by) -> Decision.accept(TallyEvent.Raised.by(fact, by));
            case Name(var id, var name, var corrected) when tally.names.contains(name) -> Decision.nothing();
            case Name(var id, var name, var corrected) -> Decision.accept(new TallyEvent.Named(name, corrected));
        };
    }

    static Tally evolve(Tally tally, TallyEvent event) {
        return switch (event) {
            case TallyEvent.Raised raised -> new Tally(tally.count + raised.by(), tally.names);
            case TallyEvent.Named named -> new Tally(tally.count, with(tally.names, named.name()));
        };
    }

    private static Set<String> with(Set<String> names, String name) {
        var all = new HashSet<>(names);
        all.add(name);
        return Set.copyOf(all);
    }
}
