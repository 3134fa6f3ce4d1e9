package nl.opvang.reporting.figure.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.ledger.RecordedLine;
import org.jspecify.annotations.Nullable;

/**
 * A change that is part of a figure, with the event that carries it. It names as much as the caller may see: what stays
 * unnamed counts all the same.
 *
 * @param line place among the lines of its event, from 0
 * @param aggregateId null where the caller may not see locations, and always of lines about people
 * @param sequence of the event in its aggregate; null with it
 * @param corrects id of the event that this line's event corrects
 * @param municipality code at recording; null where the caller may not see the municipality's figures
 * @param location null for lines of no location, and where the caller may not see locations
 */
public record FigureLine(
        UUID eventId,
        int line,
        String type,
        @Nullable String aggregateId,
        @Nullable Long sequence,
        @Nullable UUID corrects,
        Instant knownAt,
        LocalDate effectiveOn,
        Quantity quantity,
        @Nullable String municipality,
        @Nullable String location,
        @Nullable PlaceKind kind,
        @Nullable NationalityGroup nationalityGroup,
        int change) {
    /** Where it stands in the order of recording. */
    public RecordedLine.Key key() {
        return new RecordedLine.Key(eventId, line);
    }

    /**
     * @param municipalityNamed whether the municipality is told
     * @param locationNamed whether the location is told as well
     */
    static FigureLine of(RecordedLine line, boolean municipalityNamed, boolean locationNamed) {
        // The aggregate of a registration is a person.
        boolean aggregateNamed = locationNamed && line.location() != null;
        return new FigureLine(
                line.eventId(),
                line.line(),
                line.type(),
                aggregateNamed ? line.aggregateId() : null,
                aggregateNamed ? line.sequence() : null,
                line.corrects(),
                line.knownAt(),
                line.effectiveOn(),
                line.quantity(),
                municipalityNamed ? line.municipality() : null,
                locationNamed ? line.location() : null,
                line.kind(),
                line.nationalityGroup(),
                line.change());
    }
}
