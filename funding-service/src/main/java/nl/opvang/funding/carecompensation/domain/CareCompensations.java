package nl.opvang.funding.carecompensation.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.funding.CareCompensationEvent;
import nl.opvang.contracts.funding.CareCompensationEvent.Published;
import nl.opvang.contracts.funding.CareCompensationEvent.Withdrawn;
import org.jspecify.annotations.Nullable;

/**
 * What was published about a year.
 *
 * @param standing the last publication; null when there is none
 * @param said by id
 */
public record CareCompensations(@Nullable Published standing, Map<UUID, CareCompensationEvent> said) {
    /** Nothing was published. */
    public static final CareCompensations NONE = new CareCompensations(null, Map.of());

    public CareCompensations {
        said = Map.copyOf(said);
    }

    /** The year after one more event. */
    public static CareCompensations evolve(CareCompensations before, CareCompensationEvent event) {
        var said = new HashMap<>(before.said);
        said.put(Objects.requireNonNull(event.factId()), event);
        return switch (event) {
            case Published now -> new CareCompensations(now, said);
            case Withdrawn _ -> new CareCompensations(null, said);
        };
    }
}
