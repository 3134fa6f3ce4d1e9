package nl.opvang.allocation.request.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.AgeBand;
import nl.opvang.contracts.allocation.Need;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * What another municipality asks of this one: places for a household, of which it is told what matters for choosing them.
 *
 * @param from the municipality that asks
 * @param location where places are or were held; null while none were
 * @param people how many they are
 * @param members their age bands; the first is member 1
 * @param forgotten whether one of them was forgotten: then nothing is known any more of what they were like
 * @param firstDay first day for which the household needs shelter
 * @param untilDay first day for which it no longer does; null when that is not known
 */
public record AskedOffer(
        MunicipalityCode from,
        UUID offer,
        OfferState state,
        @Nullable UUID location,
        @Nullable Instant heldUntil,
        @Nullable String why,
        @Nullable String reason,
        Instant askedAt,
        Instant changedAt,
        LocalDate firstDay,
        @Nullable LocalDate untilDay,
        int people,
        List<AgeBand> members,
        List<Need> needs,
        boolean nuisance,
        boolean withoutShelter,
        boolean forgotten,
        @Nullable PlaceKind kind,
        @Nullable StayLength stayLength) {}
