package nl.opvang.capacity.quality.write;

import java.util.UUID;
import nl.opvang.capacity.quality.write.QualityForms.FollowUpDoneForm;
import nl.opvang.capacity.quality.write.QualityForms.FollowUpForm;
import nl.opvang.capacity.quality.write.QualityForms.InspectionForm;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Many locations at once: the same as over single requests, one line each. */
@Configuration(proxyBeanMethods = false)
class QualityLines {
    record InspectionLine(UUID locationId, UUID inspectionId, InspectionForm inspection) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return inspection.reason();
        }
    }

    record FollowUpLine(UUID locationId, UUID followUpId, FollowUpForm followUp) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return followUp.reason();
        }
    }

    record FollowUpDoneLine(UUID locationId, UUID doneId, FollowUpDoneForm followUpDone) implements Reasoned {
        @Override
        public @Nullable String reason() {
            return followUpDone.reason();
        }
    }

    @Bean
    LineType<InspectionLine> inspectLocationLines(QualityOrders orders) {
        return LineType.of("inspect-location", InspectionLine.class, line -> {
            var form = line.form();
            var location = new LocationId(line.municipality(), form.locationId());
            return Bound.command(orders.inspect(location, form.inspectionId(), form.inspection()));
        });
    }

    @Bean
    LineType<FollowUpLine> agreeFollowUpLines() {
        return LineType.of("agree-follow-up", FollowUpLine.class, line -> {
            var form = line.form();
            var location = new LocationId(line.municipality(), form.locationId());
            return Bound.command(QualityOrders.followUp(location, form.followUpId(), form.followUp()));
        });
    }

    @Bean
    LineType<FollowUpDoneLine> finishFollowUpLines() {
        return LineType.of("finish-follow-up", FollowUpDoneLine.class, line -> {
            var form = line.form();
            var location = new LocationId(line.municipality(), form.locationId());
            return Bound.command(QualityOrders.done(location, form.doneId(), form.followUpDone()));
        });
    }
}
