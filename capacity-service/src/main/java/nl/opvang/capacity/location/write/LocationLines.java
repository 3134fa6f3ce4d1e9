package nl.opvang.capacity.location.write;

import java.util.UUID;
import nl.opvang.capacity.location.domain.LocationCommand;
import nl.opvang.capacity.location.write.LocationForms.ClosingForm;
import nl.opvang.capacity.location.write.LocationForms.CorrectionForm;
import nl.opvang.capacity.location.write.LocationForms.CountForm;
import nl.opvang.capacity.location.write.LocationForms.OccupancyBasisForm;
import nl.opvang.capacity.location.write.LocationForms.OpeningForm;
import nl.opvang.capacity.location.write.LocationForms.OutOfUsePeriodForm;
import nl.opvang.capacity.location.write.LocationForms.PlaceChangeForm;
import nl.opvang.capacity.location.write.LocationForms.ProlongationForm;
import nl.opvang.capacity.location.write.LocationForms.ReturnToUseForm;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The same as over single requests, one line each: the ids stand beside the form. */
@Configuration(proxyBeanMethods = false)
class LocationLines {
    /** What a line asks for. */
    interface LocationLine extends Reasoned {
        UUID locationId();

        Reasoned form();

        LocationCommand command(LocationId location);

        @Override
        default @Nullable String reason() {
            return form().reason();
        }
    }

    record OpeningLine(UUID locationId, OpeningForm opening) implements LocationLine {
        @Override
        public OpeningForm form() {
            return opening;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return opening.open(location);
        }
    }

    record PlaceChangeLine(UUID locationId, UUID changeId, PlaceChangeForm placeChange) implements LocationLine {
        @Override
        public PlaceChangeForm form() {
            return placeChange;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return placeChange.statement(location, changeId);
        }
    }

    record OutOfUsePeriodLine(UUID locationId, UUID periodId, OutOfUsePeriodForm outOfUsePeriod)
            implements LocationLine {
        @Override
        public OutOfUsePeriodForm form() {
            return outOfUsePeriod;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return outOfUsePeriod.statement(location, periodId);
        }
    }

    record ReturnToUseLine(UUID locationId, UUID returnId, ReturnToUseForm returnToUse) implements LocationLine {
        @Override
        public ReturnToUseForm form() {
            return returnToUse;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return returnToUse.statement(location, returnId);
        }
    }

    record ProlongationLine(UUID locationId, UUID prolongationId, ProlongationForm prolongation)
            implements LocationLine {
        @Override
        public ProlongationForm form() {
            return prolongation;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return prolongation.statement(location, prolongationId);
        }
    }

    record ClosingLine(UUID locationId, UUID closingId, ClosingForm closing) implements LocationLine {
        @Override
        public ClosingForm form() {
            return closing;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return closing.statement(location, closingId);
        }
    }

    record CountLine(UUID locationId, UUID countId, CountForm count) implements LocationLine {
        @Override
        public CountForm form() {
            return count;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return count.statement(location, countId);
        }
    }

    record OccupancyBasisLine(UUID locationId, UUID changeId, OccupancyBasisForm occupancyBasisChange)
            implements LocationLine {
        @Override
        public OccupancyBasisForm form() {
            return occupancyBasisChange;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return occupancyBasisChange.statement(location, changeId);
        }
    }

    record CorrectionLine(UUID locationId, UUID correctionId, CorrectionForm correction) implements LocationLine {
        @Override
        public CorrectionForm form() {
            return correction;
        }

        @Override
        public LocationCommand command(LocationId location) {
            return correction.command(location, correctionId);
        }
    }

    @Bean
    LineType<OpeningLine> openLocationLines() {
        return lines("open-location", OpeningLine.class);
    }

    @Bean
    LineType<PlaceChangeLine> changePlacesLines() {
        return lines("change-places", PlaceChangeLine.class);
    }

    @Bean
    LineType<OutOfUsePeriodLine> takeOutOfUseLines() {
        return lines("take-out-of-use", OutOfUsePeriodLine.class);
    }

    @Bean
    LineType<ReturnToUseLine> returnToUseLines() {
        return lines("return-to-use", ReturnToUseLine.class);
    }

    @Bean
    LineType<ProlongationLine> prolongLocationLines() {
        return lines("prolong-location", ProlongationLine.class);
    }

    @Bean
    LineType<ClosingLine> closeLocationLines() {
        return lines("close-location", ClosingLine.class);
    }

    @Bean
    LineType<CountLine> countOccupancyLines() {
        return lines("count-occupancy", CountLine.class);
    }

    @Bean
    LineType<OccupancyBasisLine> changeOccupancyBasisLines() {
        return lines("change-occupancy-basis", OccupancyBasisLine.class);
    }

    @Bean
    LineType<CorrectionLine> correctLocationLines() {
        return lines("correct-location", CorrectionLine.class);
    }

    private static <L extends Record & LocationLine> LineType<L> lines(String name, Class<L> form) {
        return LineType.of(
                name,
                form,
                line -> Bound.command(line.form()
                        .command(new LocationId(line.municipality(), line.form().locationId()))));
    }
}
