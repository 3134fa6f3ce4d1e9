package nl.opvang.plumbing.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventCatalogue;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.Quantity;
import org.jspecify.annotations.Nullable;

/** What happens to a tally. */
public sealed interface TallyEvent extends PublishedEvent {
    EventCatalogue CATALOGUE = new EventCatalogue(
            List.of(
                    new EventType<>("nl.opvang.sample.tally.raised.v1", Raised.class),
                    new EventType<>("nl.opvang.sample.tally.named.v1", Named.class)),
            List.of());

    record Raised(UUID id, int by, List<LedgerLine> lines) implements TallyEvent {
        public static Raised by(int by) {
            return by(UUID.randomUUID(), by);
        }

        public static Raised by(UUID id, int by) {
            var line = new LedgerLine(
                    LocalDate.of(2025, 1, 1),
                    Quantity.STAYS,
                    Dimensions.ofMunicipality(new MunicipalityCode("GM0014")),
                    by);
            return new Raised(id, by, List.of(line));
        }

        @Override
        public UUID factId() {
            return id;
        }
    }

    record Named(String name, @Nullable UUID corrected) implements TallyEvent {
        @Override
        public @Nullable UUID correctedFactId() {
            return corrected;
        }
    }
}
