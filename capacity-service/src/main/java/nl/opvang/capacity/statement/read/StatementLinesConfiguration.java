package nl.opvang.capacity.statement.read;

import java.util.List;
import java.util.Set;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.Projection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the lines come from: places and counts from the own store, stays by name from allocation-service. */
@Configuration(proxyBeanMethods = false)
class StatementLinesConfiguration {
    @Bean
    StatementLinesProjection placeLines(JdbcClient jdbc) {
        return new StatementLinesProjection(
                jdbc,
                "place-lines",
                "views.place_line",
                "capacity",
                Set.of("capacity.location", "capacity.history-import"));
    }

    @Bean
    StatementLinesProjection stayLines(JdbcClient jdbc) {
        return new StatementLinesProjection(
                jdbc,
                "stay-lines",
                "views.stay_line",
                "allocation",
                Set.of("allocation.guest-book", "allocation.history-import"));
    }

    @Bean
    KnownMoments knownMoments(
            ProjectedThrough projectedThrough,
            StatementLinesProjection placeLines,
            StatementLinesProjection stayLines,
            StatementEventsProjection statements) {
        return new KnownMoments(projectedThrough, List.<Projection>of(placeLines, stayLines, statements));
    }
}
