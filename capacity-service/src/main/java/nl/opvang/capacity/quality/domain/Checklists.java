package nl.opvang.capacity.quality.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.capacity.ChecklistEvent;
import nl.opvang.contracts.capacity.ChecklistEvent.Corrected;
import nl.opvang.contracts.capacity.ChecklistEvent.Decided;
import nl.opvang.contracts.capacity.ChecklistEvent.Withdrawn;
import nl.opvang.contracts.capacity.ChecklistTerms;

/**
 * The dated checklists.
 *
 * @param said what was said, by the client's id of it
 * @param standing those that were not withdrawn, as they read today, in the order in which they were decided
 */
public record Checklists(Map<UUID, ChecklistEvent> said, Map<UUID, ChecklistTerms> standing) {
    /** Nothing was decided. */
    public static final Checklists NONE = new Checklists(Map.of(), Map.of());

    public Checklists {
        said = Map.copyOf(said);
        standing = Collections.unmodifiableMap(new LinkedHashMap<>(standing));
    }

    /** @param events in their order */
    public static Checklists of(List<ChecklistEvent> events) {
        var checklists = NONE;
        for (var event : events) checklists = evolve(checklists, event);
        return checklists;
    }

    /** The checklists after one more event. */
    public static Checklists evolve(Checklists checklists, ChecklistEvent event) {
        var said = new LinkedHashMap<>(checklists.said);
        said.put(Objects.requireNonNull(event.factId()), event);
        var standing = new LinkedHashMap<>(checklists.standing);
        switch (event) {
            case Decided decided -> standing.put(decided.checklistId(), decided.terms());
            case Corrected corrected -> standing.put(corrected.checklistId(), corrected.terms());
            case Withdrawn withdrawn -> standing.remove(withdrawn.checklistId());
        }
        return new Checklists(said, standing);
    }

    /**
     * The checklist of a day: the one whose first day is the last on or before it, and of several with the same first
     * day the one decided last.
     */
    public Optional<Checklist> on(LocalDate day) {
        var byFirstDay = new TreeMap<LocalDate, Checklist>();
        standing.forEach((id, terms) -> byFirstDay.put(terms.validFrom(), new Checklist(id, terms)));
        return Optional.ofNullable(byFirstDay.floorEntry(day)).map(Map.Entry::getValue);
    }
}
