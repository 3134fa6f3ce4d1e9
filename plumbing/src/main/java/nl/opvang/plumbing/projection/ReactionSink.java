package nl.opvang.plumbing.projection;

import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.json.EventReader;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a reaction send its commands, in the transaction in which the offset moves too. */
final class ReactionSink implements Sink {
    private static final int MOST = 200;

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
    public int most() {
        return MOST;
    }

    @Override
    public void take(List<Incoming> events, Runnable moveOffset) {
        if (!events.isEmpty() && parked.any(group)) {
            var aggregates =
                    events.stream().map(event -> event.envelope().aggregateId()).toList();
            if (!parked.parkedAmong(group, aggregates).isEmpty()) {
                takeBehindParked(events, moveOffset);
                return;
            }
        }
        react(events, moveOffset);
    }

    private void takeBehindParked(List<Incoming> events, Runnable moveOffset) {
        if (events.size() > 1) throw new BehindParked();
        park(events.getFirst(), "behind a parked event", moveOffset);
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
        parked.retry(group, event -> react(List.of(event), () -> parked.release(group, event)));
    }

    /** All their commands in one transaction with the offset; a conflict has the caller try the events one by one. */
    private void react(List<Incoming> events, Runnable moveOffset) {
        var orders = new ArrayList<Order>();
        for (var incoming : events) {
            var envelope = incoming.envelope();
            reaction.command(incoming.recorded(reader))
                    .ifPresent(command -> orders.add(Order.of(command, context(envelope))));
        }
        if (orders.isEmpty()) {
            transaction.executeWithoutResult(status -> moveOffset.run());
            return;
        }
        commands.send(orders, (first, outcomes) -> {
            for (var outcome : outcomes)
                if (outcome instanceof Outcome.Refused(var reason)) throw new Refused(reason.toString());
            if (outcomes.size() < orders.size()) throw new Conflicted();
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

    /** One of the events waits behind a parked one: they are to be taken one by one. */
    private static final class BehindParked extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Not all commands fitted into one transaction: their events are to be taken one by one. */
    private static final class Conflicted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A reaction's command was refused: a person must look, so its event is parked. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }
}
