package nl.opvang.reporting.forecast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.UUID;
import nl.opvang.contracts.reporting.ForecastEvent;
import nl.opvang.contracts.reporting.ForecastEvent.Made;
import nl.opvang.contracts.reporting.ForecastFigures;
import nl.opvang.contracts.reporting.ForecastId;
import nl.opvang.contracts.reporting.ForecastMethod;
import nl.opvang.plumbing.decision.DeciderSpec;
import nl.opvang.reporting.forecast.domain.ForecastCommand.MakeForecast;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.DayNotOver;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.IdTaken;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.NobodyRegistered;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.NotKnownYet;
import nl.opvang.reporting.forecast.domain.ForecastRefusal.TooFewWeeks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastDeciderTest extends DeciderSpec<ForecastCommand, Forecast, ForecastEvent, ForecastRefusal> {
    private static final ForecastId ID = new ForecastId(new UUID(1, 1));
    private static final LocalDate SUNDAY = LocalDate.parse("2025-03-02");
    private static final Instant TUESDAY = Instant.parse("2025-03-04T09:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2025-03-07T09:00:00Z");

    ForecastDeciderTest() {
        super(ForecastDecider.DECIDER);
    }

    @Test
    void a_run_is_kept_with_all_that_it_rests_on() {
        given().when(make(SUNDAY, null, FRIDAY, figures(12, 5200))).thenAccepted(events -> {
            assertThat(events).hasSize(1);
            var made = (Made) events.getFirst();
            assertThat(made.forecastId()).isEqualTo(ID);
            assertThat(made.asOf()).isEqualTo(SUNDAY);
            assertThat(made.figuresKnownAt()).isEqualTo(FRIDAY);
            assertThat(made.figures()).isEqualTo(figures(12, 5200));
            assertThat(made.method()).isEqualTo(ForecastMethod.DAMPED_HOLT_V1);
            assertThat(made.intervalPercent()).isEqualTo(80);
        });
    }

    @Test
    void a_run_can_be_made_of_what_was_known_earlier() {
        given().when(make(SUNDAY, TUESDAY, FRIDAY, figures(12, 5200)))
                .thenAccepted(events ->
                        assertThat(((Made) events.getFirst()).figuresKnownAt()).isEqualTo(TUESDAY));
    }

    @Test
    void a_repeat_keeps_what_was_found_the_first_time_although_more_is_known_now() {
        givenAccepted(make(SUNDAY, null, TUESDAY, figures(12, 5200)))
                .when(make(SUNDAY, null, FRIDAY, figures(13, 5300)))
                .thenNothing();
        givenAccepted(make(SUNDAY, TUESDAY, TUESDAY, figures(12, 5200)))
                .when(make(SUNDAY, TUESDAY, FRIDAY, figures(12, 5200)))
                .thenNothing();
    }

    @Test
    void an_id_stands_for_one_day_and_one_moment() {
        var made = givenAccepted(make(SUNDAY, TUESDAY, FRIDAY, figures(12, 5200)));
        made.when(make(SUNDAY.minusWeeks(1), TUESDAY, FRIDAY, figures(12, 5200)))
                .thenRefused(new IdTaken());
        made.when(make(SUNDAY, FRIDAY, FRIDAY, figures(12, 5200))).thenRefused(new IdTaken());
    }

    @Test
    void nothing_is_made_of_figures_that_have_not_arrived() {
        given().when(make(SUNDAY, FRIDAY, TUESDAY, figures(12, 5200))).thenRefused(new NotKnownYet(TUESDAY));
    }

    @Test
    void the_last_day_must_have_ended_in_the_netherlands() {
        given().when(make(SUNDAY, null, Instant.parse("2025-03-02T22:59:59Z"), figures(12, 5200)))
                .thenRefused(new DayNotOver(SUNDAY));
        given().when(make(SUNDAY, null, Instant.parse("2025-03-02T23:00:00Z"), figures(12, 5200)))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        given().when(make(SUNDAY, Instant.parse("2025-03-01T12:00:00Z"), FRIDAY, figures(12, 5200)))
                .thenRefused(new DayNotOver(SUNDAY));
    }

    @Test
    void of_too_few_weeks_nothing_is_made() {
        given().when(make(SUNDAY, null, FRIDAY, figures(11, 5200))).thenRefused(new TooFewWeeks(11, 12));
    }

    @Test
    void without_people_there_is_no_share_of_them() {
        given().when(make(SUNDAY, null, FRIDAY, figures(12, 0))).thenRefused(new NobodyRegistered(SUNDAY));
    }

    private static MakeForecast make(
            LocalDate asOf, @Nullable Instant knownAt, Instant projectedThrough, ForecastFigures figures) {
        return new MakeForecast(ID, asOf, knownAt, projectedThrough, figures);
    }

    private static ForecastFigures figures(int weeks, long registered) {
        return new ForecastFigures(
                SUNDAY.minusWeeks(weeks).plusDays(1), Collections.nCopies(weeks, 100L), registered, 2600);
    }
}
