package nl.opvang.plumbing.command;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.ConstraintViolated;
import nl.opvang.plumbing.store.OutOfTime;
import nl.opvang.plumbing.store.PostgresEventStorageEngine;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Commands on Axon's units of work, repository, locks and cache. One transaction decides a whole list of orders; the
 * events of all of them are stored with one statement.
 */
public final class AxonCommands implements Commands {
    private static final long LONGEST_PAUSE_NANOS = 8_000_000;

    private final Map<String, Decider<?, ?, ?, ?>> deciders;
    private final PostgresEventStorageEngine engine;
    private final EventStore eventStore;
    private final AggregateCache cache;
    private final Repository<DecidedAggregate> aggregates;
    private final DatabaseTransactions transactions;
    private final int mostAttempts;
    private final SharedCommits shared = new SharedCommits(this::together, this::alone);

    /**
     * @param mostAttempts how often an order is decided at most when others keep changing its aggregates; at least two
     * @param mostCached how many aggregates are kept in memory at most
     */
    public AxonCommands(
            Collection<Decider<?, ?, ?, ?>> deciders,
            PostgresEventStorageEngine engine,
            DatabaseTransactions transactions,
            int mostAttempts,
            long mostCached) {
        this.deciders = deciders.stream().collect(toMap(Decider::feature, Function.identity()));
        this.engine = engine;
        this.transactions = transactions;
        this.mostAttempts = mostAttempts;
        this.cache = new AggregateCache(mostCached);
        this.eventStore = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .optimizeEventConsumption(false)
                .build();
        this.aggregates = EventSourcingRepository.builder(DecidedAggregate.class)
                .eventStore(eventStore)
                .aggregateFactory(new Factory())
                .cache(cache)
                .<CachingEventSourcingRepository<DecidedAggregate>>build();
    }

    @Override
    public List<Outcome> send(List<Order> orders, BeforeCommit beforeCommit) {
        if (orders.size() == 1) return List.of(shared.send(orders.getFirst(), beforeCommit));
        var outcomes = new ArrayList<Outcome>(orders.size());
        decide(orders, outcomes, beforeCommit);
        return outcomes;
    }

    /** Adds the outcomes of these orders to those of the orders before them. */
    private void decide(List<Order> orders, List<Outcome> outcomes, BeforeCommit beforeCommit) {
        int first = outcomes.size();
        if (orders.size() == 1) {
            outcomes.add(one(orders.getFirst(), first, beforeCommit, 1));
            return;
        }
        try {
            outcomes.addAll(new Attempt(orders).run(decided -> beforeCommit.outcomes(first, decided)));
        } catch (ConcurrencyException | DeadlockException | ConcurrencyFailureException | ConstraintViolated e) {
            // One order's conflict harms no other: each is decided in its own transaction.
            for (var order : orders) outcomes.add(one(order, outcomes.size(), beforeCommit, 1));
        } catch (RuntimeException e) {
            if (!OutOfTime.isMeantBy(e)) throw e;
            // More than this machine can do now within the time that a transaction has.
            int half = orders.size() / 2;
            decide(orders.subList(0, half), outcomes, beforeCommit);
            decide(orders.subList(half, orders.size()), outcomes, beforeCommit);
        }
    }

    private List<Outcome> together(List<SharedCommits.Entry> entries) {
        var orders = entries.stream().map(SharedCommits.Entry::order).toList();
        var attempt = new Attempt(orders);
        try {
            return attempt.run(outcomes -> {
                for (int i = 0; i < outcomes.size(); i++)
                    entries.get(i).beforeCommit().outcomes(0, List.of(outcomes.get(i)));
            });
        } catch (RuntimeException e) {
            throw attempt.committing ? new SharedCommits.InDoubt(e) : e;
        }
    }

    /** The attempt that it shared with others counts. */
    private Outcome alone(SharedCommits.Entry entry) {
        return one(entry.order(), 0, entry.beforeCommit(), 2);
    }

    private Outcome one(Order order, int index, BeforeCommit beforeCommit, int firstAttempt) {
        for (int attempt = firstAttempt; attempt <= mostAttempts; attempt++) {
            try {
                return new Attempt(List.of(order))
                        .run(outcomes -> beforeCommit.outcomes(index, outcomes))
                        .getFirst();
            } catch (ConstraintViolated e) {
                return refused(e.reason(), index, beforeCommit);
            } catch (ConcurrencyException | DeadlockException | ConcurrencyFailureException e) {
                LockSupport.parkNanos(ThreadLocalRandom.current()
                        .nextLong(Math.max(1, LONGEST_PAUSE_NANOS >> (mostAttempts - attempt))));
            }
        }
        // Not remembered under the idempotency key: the same request may well succeed later.
        return new Outcome.Refused(new CommandRefusal.ChangedConcurrently(
                order.commands().getFirst().aggregateId()));
    }

    private Outcome refused(Refusal reason, int index, BeforeCommit beforeCommit) {
        var outcome = new Outcome.Refused(reason);
        transactions.executeInTransaction(() -> beforeCommit.outcomes(index, List.of(outcome)));
        return outcome;
    }

    /** Forgets all aggregates: the store has events that they were not told of. */
    public void forgetCached() {
        cache.removeAll();
    }

    /** Where the events of all aggregates go. */
    public EventStore eventStore() {
        return eventStore;
    }

    private Decider<?, ?, ?, ?> deciderOf(String aggregateId) {
        var feature = aggregateId.substring(0, aggregateId.indexOf(':'));
        var decider = deciders.get(feature);
        if (decider == null) throw new IllegalArgumentException("no feature decides " + feature);
        return decider;
    }

    private final class Factory implements AggregateFactory<DecidedAggregate> {
        @Override
        public DecidedAggregate createAggregateRoot(String aggregateId, DomainEventMessage<?> firstEvent) {
            return empty(aggregateId);
        }

        @Override
        public Class<DecidedAggregate> getAggregateType() {
            return DecidedAggregate.class;
        }
    }

    private DecidedAggregate empty(String aggregateId) {
        return new DecidedAggregate(aggregateId, Deciding.of(deciderOf(aggregateId)));
    }

    /** What one order's decisions were, before anything happened. */
    private record Verdict(Order order, int events) {}

    /** One transaction. */
    private final class Attempt {
        private final List<Order> orders;
        private final Map<String, Aggregate<DecidedAggregate>> loaded = new HashMap<>();
        private final Map<String, Long> sequences = new HashMap<>();
        private final Set<String> cached = new HashSet<>();

        /** Everything was done but the commit. */
        private boolean committing;

        Attempt(List<Order> orders) {
            this.orders = orders;
        }

        List<Outcome> run(Consumer<List<Outcome>> beforeCommit) {
            var unitOfWork = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(orders));
            unitOfWork.attachTransaction(transactions);
            var result = unitOfWork.executeWithResult(() -> {
                load();
                var outcomes = new ArrayList<Outcome>(orders.size());
                var verdicts = new ArrayList<Verdict>();
                var unchanged = new HashSet<String>();
                for (var order : orders) decide(order, outcomes, verdicts, unchanged);
                requireFresh(unchanged);
                // Registered after the event store's own callback, so the events are stored when it runs.
                unitOfWork.onPrepareCommit(work -> {
                    name(verdicts, outcomes);
                    beforeCommit.accept(outcomes);
                    committing = true;
                });
                return (List<Outcome>) outcomes;
            });
            if (result.isExceptional()) throw asUnchecked(result.exceptionResult());
            return result.getPayload();
        }

        /** Loads all aggregates in the order of their ids, those not in the cache with one query. */
        private void load() {
            var ids = new TreeSet<String>();
            orders.forEach(order -> order.commands().forEach(command -> ids.add(command.aggregateId())));
            cached.addAll(ids);
            cached.removeIf(id -> !cache.containsKey(id));
            var absent = new HashSet<>(ids);
            absent.removeAll(cached);
            if (!absent.isEmpty()) absent.removeAll(engine.prefetch(absent));
            for (var id : ids) if (!absent.contains(id)) load(id);
        }

        /** Also what has left the cache meanwhile: it is in the store then, unless its transaction rolled back. */
        private void load(String id) {
            try {
                var aggregate = aggregates.load(id);
                loaded.put(id, aggregate);
                sequences.put(id, aggregate.version());
            } catch (AggregateNotFoundException e) {
                throw new StaleState(id);
            }
        }

        private void decide(Order order, List<Outcome> outcomes, List<Verdict> verdicts, Set<String> unchanged) {
            var first = order.commands().getFirst().aggregateId();
            long sequence = sequence(first);
            if (order.expectedSequence() != null && order.expectedSequence() != sequence) {
                unchanged.add(first);
                outcomes.add(
                        new Outcome.Refused(new CommandRefusal.AtOtherSequence(order.expectedSequence(), sequence)));
                return;
            }
            var decisions = new ArrayList<List<? extends PublishedEvent>>();
            for (var command : order.commands()) {
                var aggregate = loaded.get(command.aggregateId());
                var decision = aggregate == null
                        ? empty(command.aggregateId()).decide(command, order.context())
                        : aggregate.invoke(decided -> decided.decide(command, order.context()));
                switch (decision) {
                    case Decision.Refused<? extends PublishedEvent, ? extends Refusal>(var reason) -> {
                        order.commands().forEach(other -> unchanged.add(other.aggregateId()));
                        outcomes.add(new Outcome.Refused(reason));
                        return;
                    }
                    case Decision.Accepted<? extends PublishedEvent, ? extends Refusal>(var events) -> {
                        if (events.isEmpty()) unchanged.add(command.aggregateId());
                        decisions.add(events);
                    }
                }
            }
            int events = 0;
            for (int i = 0; i < decisions.size(); i++) {
                events += decisions.get(i).size();
                happen(order.commands().get(i).aggregateId(), decisions.get(i), order.context());
            }
            outcomes.add(new Outcome.Accepted(List.of(), sequence(first)));
            verdicts.add(new Verdict(order, events));
        }

        private void happen(String id, List<? extends PublishedEvent> events, CommandContext context) {
            if (events.isEmpty()) return;
            loaded.computeIfAbsent(id, this::create).execute(decided -> decided.happen(events, context));
        }

        private Aggregate<DecidedAggregate> create(String id) {
            try {
                return aggregates.newInstance(() -> empty(id));
            } catch (Exception e) {
                throw asUnchecked(e);
            }
        }

        private long sequence(String id) {
            var aggregate = loaded.get(id);
            return aggregate == null || aggregate.version() == null ? -1 : aggregate.version();
        }

        /** A "no" or "nothing to do" decided on a cached state counts only if the store has nothing newer. */
        private void requireFresh(Set<String> unchanged) {
            var doubtful = unchanged.stream().filter(cached::contains).toList();
            if (doubtful.isEmpty()) return;
            var last = engine.lastSequences(doubtful);
            for (var id : doubtful) {
                if (!Objects.equals(last.get(id), sequences.get(id))) {
                    cache.remove(id);
                    throw new StaleState(id);
                }
            }
        }

        /** Puts the envelopes of the stored events into the outcomes of the orders that caused them. */
        private void name(List<Verdict> verdicts, List<Outcome> outcomes) {
            var appended = PostgresEventStorageEngine.appended();
            int next = 0;
            int verdict = 0;
            for (int i = 0; i < outcomes.size(); i++) {
                if (!(outcomes.get(i) instanceof Outcome.Accepted(var none, long sequence))) continue;
                int events = verdicts.get(verdict++).events();
                List<Envelope> envelopes = List.copyOf(appended.subList(next, next + events));
                outcomes.set(i, new Outcome.Accepted(envelopes, sequence));
                next += events;
            }
        }
    }

    /** Another process changed the aggregate since it was cached. */
    private static final class StaleState extends ConcurrencyException {
        private static final long serialVersionUID = 1L;

        StaleState(String aggregateId) {
            super("cached state of " + aggregateId + " is no longer the last");
        }
    }

    private static RuntimeException asUnchecked(Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) return unchecked;
        if (thrown instanceof Error error) throw error;
        return new IllegalStateException(thrown);
    }
}
