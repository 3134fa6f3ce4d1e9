package nl.opvang.allocation.registration.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import org.jspecify.annotations.Nullable;

/**
 * One registration: what was said about it, so that a repeat is recognised, and what now holds.
 *
 * @param arrival as it was first said
 * @param departure as it was first said; null while nothing was
 * @param corrections what each correction said
 */
record Registration(
        RegistrationId id,
        Arrival arrival,
        @Nullable Departure departure,
        Content content,
        Map<UUID, Content> corrections) {

    /** The posting that began it. */
    record Arrival(
            NationalityGroup nationalityGroup,
            LocalDate from,
            @Nullable MunicipalityCode movedFrom) {}

    /** What a registration says. */
    sealed interface Content {
        /** It holds from a day on, until the departure or until the next registration begins. */
        record Period(
                NationalityGroup nationalityGroup,
                LocalDate from,
                @Nullable Departure departure) implements Content {}

        /** It holds on no day. */
        record Withdrawn() implements Content {}
    }

    Registration {
        corrections = Map.copyOf(corrections);
    }

    static Registration begun(RegistrationId id, Arrival arrival) {
        return new Registration(
                id, arrival, null, new Content.Period(arrival.nationalityGroup(), arrival.from(), null), Map.of());
    }

    Registration departed(Departure said) {
        var left = content instanceof Content.Period period
                ? new Content.Period(period.nationalityGroup(), period.from(), said)
                : content;
        return new Registration(id, arrival, said, left, corrections);
    }

    Registration corrected(UUID correctionId, Content corrected) {
        var more = new HashMap<>(corrections);
        more.put(correctionId, corrected);
        return new Registration(id, arrival, departure, corrected, more);
    }
}
