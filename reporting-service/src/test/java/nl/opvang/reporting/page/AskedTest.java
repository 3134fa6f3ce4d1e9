package nl.opvang.reporting.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import nl.opvang.plumbing.ledger.Area;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskedTest {
    private static final LocalDate TODAY = LocalDate.parse("2025-09-30");

    @Test
    void who_asks_for_nothing_sees_today_and_the_latest() {
        var asked = asked(null, null, null, null);
        assertThat(asked.view()).isEqualTo(new View(new Area.Country(), TODAY, null, Shade.OCCUPANCY));
        assertThat(asked.faults()).isEmpty();
        assertThat(asked("", " ", "", "")).isEqualTo(asked);
    }

    @Test
    void a_day_of_knowledge_is_its_end_in_the_netherlands() {
        assertThat(asked("2025-03-01", null, "2025-03-01", null).view().knownAt())
                .isEqualTo(Instant.parse("2025-03-01T22:59:59.999999Z"));
        assertThat(asked(null, "2025-07-01", null, null).view().knownAt())
                .isEqualTo(Instant.parse("2025-07-01T21:59:59.999999Z"));
        assertThat(asked(null, null, "2025-07-01", "14:30").view().knownAt())
                .isEqualTo(Instant.parse("2025-07-01T12:30:00Z"));
    }

    @Test
    void an_hour_that_there_is_twice_is_the_later_one() {
        assertThat(asked(null, null, "2024-10-27", "02:30").view().knownAt())
                .isEqualTo(Instant.parse("2024-10-27T01:30:00Z"));
    }

    @Test
    void a_moment_may_have_any_offset() {
        assertThat(asked(null, "2025-03-01T09:00:00+01:00", null, null).view().knownAt())
                .isEqualTo(Instant.parse("2025-03-01T08:00:00Z"));
    }

    @Test
    void what_cannot_be_understood_is_named_and_the_rest_still_holds() {
        assertThat(asked("30-09-2025", "2025-03-01T08:00:00Z", null, null).faults())
                .containsExactly(Map.entry("on", "fault.day"));
        assertThat(asked("30-09-2025", "2025-03-01T08:00:00Z", null, null)
                        .view()
                        .knownAt())
                .isEqualTo(Instant.parse("2025-03-01T08:00:00Z"));
        assertThat(asked("2021-12-31", null, null, null).faults()).containsValue("fault.day-out-of-range");
        assertThat(asked("2027-10-01", null, null, null).faults()).containsValue("fault.day-out-of-range");
        assertThat(asked("+999999999-12-31", null, null, null).faults()).containsKey("on");
        assertThat(asked(null, "soon", null, null).faults()).containsValue("fault.moment");
        assertThat(asked(null, "2021-03-01T08:00:00Z", null, null).faults()).containsValue("fault.moment-out-of-range");
        assertThat(asked(null, null, "2025-02-30", null).faults()).containsValue("fault.day");
        assertThat(asked(null, null, "2025-02-28", "25:00").faults()).containsValue("fault.time");
        assertThat(asked(null, null, null, "12:00").faults()).containsValue("fault.time-without-day");
        assertThat(asked(null, null, "+999999999-12-31", null).faults()).containsKey("known");
    }

    @Test
    void an_address_says_all_that_is_looked_at() {
        var view = new View(
                Area.parse("VR01"), LocalDate.parse("2025-03-01"), Instant.parse("2025-04-01T00:00:00Z"), Shade.GAP);
        assertThat(view.page()).isEqualTo("/regions/VR01?on=2025-03-01&knownAt=2025-04-01T00:00:00Z&shade=gap");
        assertThat(view.of("GM0014").knownAt(null).shaded(Shade.OCCUPANCY).page())
                .isEqualTo("/municipalities/GM0014?on=2025-03-01");
        assertThat(view.of("GM0014:00000000-0000-0003-0000-000000000003").path())
                .isEqualTo("/municipalities/GM0014/locations/00000000-0000-0003-0000-000000000003");
        assertThat(view.explanation(Figure.OUT_OF_USE))
                .isEqualTo("/explanation?figure=out-of-use&area=VR01&on=2025-03-01&knownAt=2025-04-01T00:00:00Z");
        assertThat(Figure.RATE.api(view))
                .isEqualTo("/v1/occupancy?level=region&area=VR01&on=2025-03-01&knownAt=2025-04-01T00:00:00Z");
        assertThat(Figure.GAP.api(view)).isEqualTo("/v1/target-gaps?on=2025-03-01&knownAt=2025-04-01T00:00:00Z");
    }

    private static Asked asked(
            @Nullable String on, @Nullable String knownAt, @Nullable String knownOn, @Nullable String knownTime) {
        return Asked.of(new Area.Country(), new ViewForm(on, knownAt, knownOn, knownTime, null), TODAY);
    }
}
