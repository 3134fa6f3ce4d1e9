package nl.opvang.contracts.allocation;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * What a household asks for. Deciding takes how many they are and for when; what they are like is sealed.
 *
 * @param askedAt when it reported to the municipality
 * @param from first day for which it needs shelter
 * @param until first day for which it no longer does; null when that is not known
 * @param kind null when any will do
 * @param stayLength null when either will do
 */
public record ShelterWish(
        Household household,
        Instant askedAt,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable PlaceKind kind,
        @Nullable StayLength stayLength) {}
