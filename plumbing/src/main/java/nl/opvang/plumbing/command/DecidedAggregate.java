package nl.opvang.plumbing.command;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Decision.Accepted;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.NewEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Connects any decider to Axon: folds events into its state and asks it. Rules belong there, not here. */
final class DecidedAggregate {
    @AggregateIdentifier
    private final String id;

    private final Deciding<?> deciding;
    private final Map<UUID, UUID> eventOfFact = new HashMap<>();
    private @Nullable Instant lastFactKnownAt;

    DecidedAggregate(String id, Deciding<?> deciding) {
        this.id = id;
        this.deciding = deciding;
    }

    String id() {
        return id;
    }

    Decision<? extends PublishedEvent, ? extends Refusal> decide(Command command, CommandContext context) {
        var decision = deciding.decide(command);
        if (decision instanceof Accepted<? extends PublishedEvent, ? extends Refusal>(var events)
                && !events.isEmpty()
                && context.knownAt() != null
                && lastFactKnownAt != null
                && context.knownAt().isBefore(lastFactKnownAt))
            return Decision.refuse(new CommandRefusal.KnownBeforeLastFact(context.knownAt()));
        return decision;
    }

    /** Lets the events happen; Axon stores them when the unit of work commits. */
    void happen(List<? extends PublishedEvent> events, CommandContext context) {
        for (var event : events) {
            var corrected = event.correctedFactId();
            var envelope = new NewEvent(
                    context.commandId(),
                    context.correlationId(),
                    context.causationId(),
                    context.traceparent(),
                    context.actor(),
                    context.actorRole(),
                    context.onBehalfOf(),
                    context.reason(),
                    context.knownAt(),
                    corrected == null ? null : eventOfFact.get(corrected));
            AggregateLifecycle.apply(event, MetaData.with(NewEvent.KEY, envelope));
        }
    }

    @EventSourcingHandler
    void on(PublishedEvent event, EventMessage<?> message) {
        deciding.evolve(event);
        if (event.factId() != null) eventOfFact.put(event.factId(), UUID.fromString(message.getIdentifier()));
        // An event that says nothing about a figure does not bound what may be known before it.
        if (event.figuresRestOnIt()) {
            var knownBefore = NewEvent.of(message).knownBefore();
            lastFactKnownAt = knownBefore == null ? Instant.MAX : knownBefore;
        }
    }
}
