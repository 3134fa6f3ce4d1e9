package nl.opvang.allocation.registration.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.allocation.HeldRegistration;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import org.jspecify.annotations.Nullable;

/**
 * One registration: what was said about it, so that a repeat is recognised, and what now holds.
 *
 * @param person of whom it was first said: after a merge that need not be the one whose registrations these are
 * @param arrival as it was first said
 * @param departure as it was first said; null while nothing was
 * @param corrections what each correction said
 */
record Registration(
        RegistrationId id,
        PersonId person,
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

    static Registration begun(RegistrationId id, PersonId person, Arrival arrival) {
        return new Registration(
                id,
                person,
                arrival,
                null,
                new Content.Period(arrival.nationalityGroup(), arrival.from(), null),
                Map.of());
    }

    Registration departed(Departure said) {
        var left = content instanceof Content.Period period
                ? new Content.Period(period.nationalityGroup(), period.from(), said)
                : content;
        return new Registration(id, person, arrival, said, left, corrections);
    }

    Registration corrected(UUID correctionId, Content corrected) {
        var more = new HashMap<>(corrections);
        more.put(correctionId, corrected);
        return new Registration(id, person, arrival, departure, corrected, more);
    }

    /** As an event tells it. */
    HeldRegistration held() {
        return new HeldRegistration(
                id,
                person,
                arrival.nationalityGroup(),
                arrival.from(),
                arrival.movedFrom(),
                end(departure),
                period(content),
                corrections.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new HeldRegistration.Correction(entry.getKey(), period(entry.getValue())))
                        .toList());
    }

    /** As an event told it. */
    static Registration of(HeldRegistration held) {
        var corrections = new HashMap<UUID, Content>();
        held.corrections().forEach(said -> corrections.put(said.correctionId(), content(said.period())));
        return new Registration(
                held.registrationId(),
                held.personId(),
                new Arrival(held.nationalityGroup(), held.from(), held.movedFrom()),
                departure(held.end()),
                content(held.now()),
                corrections);
    }

    private static HeldRegistration.@Nullable Period period(Content content) {
        return content instanceof Content.Period(var group, var from, var departure)
                ? new HeldRegistration.Period(group, from, end(departure))
                : null;
    }

    private static Content content(HeldRegistration.@Nullable Period period) {
        return period == null
                ? new Content.Withdrawn()
                : new Content.Period(period.nationalityGroup(), period.from(), departure(period.end()));
    }

    private static HeldRegistration.@Nullable End end(@Nullable Departure departure) {
        return departure == null ? null : new HeldRegistration.End(departure.until(), departure.reason());
    }

    private static @Nullable Departure departure(HeldRegistration.@Nullable End end) {
        return end == null ? null : new Departure(end.until(), end.departureReason());
    }
}
