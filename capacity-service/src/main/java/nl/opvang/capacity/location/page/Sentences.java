package nl.opvang.capacity.location.page;

import java.time.LocalDate;
import java.util.Locale;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Closed;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyBasisChanged;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyCounted;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.LocationEvent.PlacesChanged;
import nl.opvang.contracts.capacity.LocationEvent.PlacesPlanned;
import nl.opvang.contracts.capacity.LocationEvent.PlacesRealised;
import nl.opvang.contracts.capacity.LocationEvent.Prolonged;
import nl.opvang.contracts.capacity.LocationEvent.Restated;
import nl.opvang.contracts.capacity.LocationEvent.ReturnedToUse;
import nl.opvang.contracts.capacity.LocationEvent.TakenOutOfUse;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;

/** What was said about a location, in a sentence. */
record Sentences(Words words) {
    String of(LocationEvent event) {
        return switch (event) {
            case Opened said -> opening(said.effectiveOn(), said.plannedPlaces());
            case OpeningCorrected said -> opening(said.effectiveOn(), said.plannedPlaces());
            case PlacesPlanned said -> numbered("planned", said.effectiveOn(), said.places());
            case PlacesRealised said -> numbered("realised", said.effectiveOn(), said.places());
            case PlacesChanged said -> numbered("places", said.effectiveOn(), said.places());
            case OccupancyCounted said -> numbered("count", said.on(), said.occupied());
            case TakenOutOfUse said -> outOfUse(said.from(), said.until(), said.places());
            case ReturnedToUse said -> words.text("said.returned", words.date(said.effectiveOn()));
            case Prolonged said -> prolonged(said.availableUntil());
            case Closed said -> words.text("said.closing", words.date(said.effectiveOn()));
            case OccupancyBasisChanged said ->
                words.text(
                        "said.basis." + said.basis().name().toLowerCase(Locale.ROOT), words.date(said.effectiveOn()));
            case Withdrawn _ -> words.text("said.withdrawn");
            case Restated _ -> words.text("said.restated");
        };
    }

    private String opening(LocalDate on, int planned) {
        return numbered("opening", on, planned);
    }

    private String numbered(String what, LocalDate on, int number) {
        return words.text("said." + what, words.date(on), words.number(number));
    }

    private String outOfUse(LocalDate from, @Nullable LocalDate until, int places) {
        return until == null
                ? numbered("out-of-use", from, places)
                : words.text("said.out-of-use-until", words.date(from), words.number(places), words.date(until));
    }

    private String prolonged(@Nullable LocalDate until) {
        return until == null
                ? words.text("said.prolonged-without-end")
                : words.text("said.prolonged", words.date(until));
    }
}
