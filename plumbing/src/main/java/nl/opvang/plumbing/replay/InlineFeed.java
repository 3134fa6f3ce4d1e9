package nl.opvang.plumbing.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.projection.Incoming;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import nl.opvang.plumbing.store.StoredEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what is written in a command's own transaction once more: as it was then, what was recorded together at once, and
 * each in turn.
 */
final class InlineFeed {
    private static final Logger LOG = LoggerFactory.getLogger(InlineFeed.class);

    private final List<InlineProjection> projections;
    private final Set<String> features;
    private final EventReader reader;
    private final TransactionTemplate transaction;
    private List<RecordedEvent> together = new ArrayList<>();
    private long transactionId;
    private long notApplied;

    InlineFeed(List<InlineProjection> projections, EventReader reader, TransactionTemplate transaction) {
        this.projections = List.copyOf(projections);
        this.features = projections.stream()
                .flatMap(projection -> projection.features().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.reader = reader;
        this.transaction = transaction;
    }

    /**
     * An event as it lay in the store, and as it is read.
     *
     * @param event shared with all others who want it
     */
    record Given(StoredEvent stored, Incoming event) {}

    /** @param last whether nothing of the last event's transaction comes after these */
    void take(List<Given> events, boolean last) {
        var whole = new ArrayList<List<RecordedEvent>>();
        for (var given : events) {
            if (given.stored().at().tx() != transactionId) {
                close(whole);
                transactionId = given.stored().at().tx();
            }
            if (features.contains(feature(given.event().envelope().aggregateId())))
                together.add(given.event().recorded(reader));
        }
        if (last) close(whole);
        if (whole.isEmpty()) return;
        try {
            transaction.executeWithoutResult(_ -> whole.forEach(this::project));
        } catch (RuntimeException e) {
            LOG.info("{} transactions are taken one by one: {}", whole.size(), SteadyWork.innermost(e));
            whole.forEach(this::projectAlone);
        }
    }

    private void close(List<List<RecordedEvent>> whole) {
        if (together.isEmpty()) return;
        whole.add(together);
        together = new ArrayList<>();
    }

    private void projectAlone(List<RecordedEvent> events) {
        try {
            transaction.executeWithoutResult(_ -> project(events));
        } catch (RuntimeException e) {
            notApplied += events.size();
            LOG.warn(
                    "{} events recorded together, the first of type {}, cannot be applied: {}",
                    events.size(),
                    events.getFirst().envelope().type(),
                    SteadyWork.innermost(e));
        }
    }

    private void project(List<RecordedEvent> events) {
        for (var projection : projections) {
            var wanted = events.stream()
                    .filter(event -> projection
                            .features()
                            .contains(feature(event.envelope().aggregateId())))
                    .toList();
            if (!wanted.isEmpty()) projection.project(wanted);
        }
    }

    long notApplied() {
        return notApplied;
    }

    private static String feature(String aggregateId) {
        return aggregateId.substring(0, aggregateId.indexOf(':'));
    }
}
