package nl.opvang.plumbing.projection;

import java.util.List;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a reaction send its commands: one event, one transaction, in which the offset moves too. */
final class ReactionSink implements Sink {
    private static final int RETRIED_AGGREGATES = 100;

    private final String group;
    private final Reaction reaction;
    private final Commands commands;
    private final EventReader reader;
    private final ParkedEvents parked;
    private final TransactionTemplate transaction;

    ReactionSink(
            String group,
            Reaction reaction,
            Commands commands,
            EventReader reader,
            ParkedEvents parked,
            TransactionTemplate transaction) {
        this.group = group;
        this.reaction = reaction;
        this.commands = commands;
        this.reader = reader;
        this.parked = parked;
        this.transaction = transaction;
    }

    @Override
    public boolean oneByOne() {
        return true;
    }

    @Override
    public void take(List<Incoming> events, Runnable moveOffset) {
        if (events.isEmpty()) {
            transaction.executeWithoutResult(status -> moveOffset.run());
            return;
        }
        var event = events.getFirst();
        var aggregate = event.envelope().aggregateId();
        if (parked.any(group) && !parked.parkedAmong(group, List.of(aggregate)).isEmpty()) {
            park(event, "behind a parked event", moveOffset);
            return;
        }
        react(event, moveOffset);
    }

    @Override
    public void park(Incoming event, String reason, Runnable moveOffset) {
        transaction.executeWithoutResult(status -> {
            parked.park(group, event, reason);
            moveOffset.run();
        });
    }

    @Override
    public void retryParked() {
        if (!parked.any(group)) return;
        for (var aggregate : parked.aggregates(group, RETRIED_AGGREGATES)) {
            for (var event : parked.of(group, aggregate)) {
                try {
                    react(event, () -> parked.release(group, event));
                } catch (RuntimeException e) {
                    if (Failures.passing(e)) throw e;
                    parked.failedAgain(group, event, SteadyWork.innermost(e));
                    break;
                }
            }
        }
    }

    private void react(Incoming incoming, Runnable moveOffset) {
        var envelope = incoming.envelope();
        var event = new RecordedEvent(envelope, reader.read(envelope.type(), incoming.payload()));
        var command = reaction.command(event);
        if (command.isEmpty()) {
            transaction.executeWithoutResult(status -> moveOffset.run());
            return;
        }
        var orders = List.of(Order.of(command.get(), context(envelope)));
        commands.send(orders, (first, outcomes) -> {
            if (outcomes.getFirst() instanceof Outcome.Refused(var reason)) throw new Refused(reason.toString());
            moveOffset.run();
        });
    }

    /** The event caused the command; the rest of the context is the event's own. */
    private CommandContext context(Envelope envelope) {
        return new CommandContext(
                envelope.eventId(),
                envelope.correlationId(),
                envelope.eventId(),
                envelope.traceparent(),
                group,
                "system",
                envelope.onBehalfOf(),
                null,
                null);
    }

    /** A reaction's command was refused: a person must look, so its event is parked. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }
}
