package nl.opvang.allocation.reconciliation.read;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.contracts.area.MunicipalityCode;

/**
 * How far the registrations of a municipality and the stays by name in it match; nothing makes them.
 *
 * @param knownAt as known then, that moment included
 * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
 * @param registered people registered here: those that match and two of the ways in which they do not
 * @param staying people who stay here by name: those that match and the other two ways
 * @param registeredAndStaying both here
 */
record Reconciliation(
        MunicipalityCode municipality,
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        int registered,
        int staying,
        int registeredAndStaying,
        int registeredNotStaying,
        int stayingNotRegistered,
        int registeredHereStayingElsewhere,
        int stayingHereRegisteredElsewhere) {}
