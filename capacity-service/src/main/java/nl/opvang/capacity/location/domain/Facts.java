package nl.opvang.capacity.location.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Restated;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import org.jspecify.annotations.Nullable;

/** Everything said about a location, and what of it still stands after corrections. */
final class Facts {
    private final List<LocationEvent> said;
    private final Map<UUID, LocationEvent> byId = new HashMap<>();
    private final Map<UUID, UUID> correctedBy = new HashMap<>();

    /** The first id of a chain of corrections, by any id of that chain. */
    private final Map<UUID, UUID> origins = new HashMap<>();

    /** By first id; a correction takes the place, and so the turn, of what it corrects. */
    private final SequencedMap<UUID, LocationEvent> standing = new LinkedHashMap<>();

    private final Account account;

    Facts(List<LocationEvent> said) {
        this.said = said;
        for (var fact : said) {
            byId.put(fact.factId(), fact);
            switch (fact) {
                case Restated _ -> {}
                case Withdrawn withdrawn -> {
                    standing.remove(origin(withdrawn.correctedFactId()));
                    correctedBy.put(withdrawn.correctedFactId(), withdrawn.factId());
                }
                default -> stand(fact, fact.correctedFactId());
            }
        }
        account = Account.of(standing);
    }

    private void stand(LocationEvent fact, @Nullable UUID corrected) {
        var origin = corrected == null ? fact.factId() : origin(corrected);
        origins.put(fact.factId(), origin);
        standing.put(origin, fact);
        if (corrected != null) correctedBy.put(corrected, fact.factId());
    }

    /** What was said under this id, standing or not. */
    @Nullable
    LocationEvent said(UUID factId) {
        return byId.get(factId);
    }

    @Nullable
    UUID correctedBy(UUID factId) {
        return correctedBy.get(factId);
    }

    /** What everything that stands says together. */
    Account account() {
        return account;
    }

    /** What everything would say once this is said as well. */
    Account accountWith(LocationEvent fact) {
        var longer = new ArrayList<>(said);
        longer.add(fact);
        return new Facts(longer).account;
    }

    /** What everything would say had this not been said. */
    Account accountWithout(UUID factId) {
        var others = new LinkedHashMap<>(standing);
        others.remove(origin(factId));
        return Account.of(others);
    }

    private UUID origin(UUID factId) {
        return origins.getOrDefault(factId, factId);
    }
}
