package nl.opvang.capacity.location.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.location.domain.LocationCommand;
import nl.opvang.capacity.location.domain.LocationCommand.ChangePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Correct;
import nl.opvang.capacity.location.domain.LocationCommand.Open;
import nl.opvang.capacity.location.domain.LocationCommand.Withdraw;
import nl.opvang.capacity.location.domain.LocationDecider;
import nl.opvang.capacity.location.domain.LocationRefusal.BeforeOpening;
import nl.opvang.capacity.location.page.Outlook.Change;
import nl.opvang.capacity.location.page.Outlook.Change.Stretch;
import nl.opvang.capacity.location.page.Outlook.Obstacle;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OutlookTest {
    private static final LocationId LOCATION = new LocationId(new MunicipalityCode("GM0014"), new UUID(1, 1));
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID NEW = new UUID(0, 9);

    private final List<LocationEvent> said = new ArrayList<>();

    OutlookTest() {
        say(new Open(
                LOCATION,
                day("2025-01-01"),
                new LocationDescription(
                        "Hotel Zuid",
                        LOCATION.municipality(),
                        PlaceKind.MUNICIPAL,
                        null,
                        null,
                        null,
                        List.of(),
                        day("2025-01-01"),
                        null),
                0,
                OccupancyBasis.COUNTED));
        say(new ChangePlaces(LOCATION, FIRST, day("2025-02-01"), 80));
        say(new ChangePlaces(LOCATION, SECOND, day("2025-03-15"), 120));
    }

    @Test
    void a_change_in_the_past_is_seen_until_what_was_said_about_later_days() {
        assertThat(change(new ChangePlaces(LOCATION, NEW, day("2025-03-01"), 100))
                        .stretches())
                .containsExactly(places("2025-03-01", "2025-03-15", 80, 100));
    }

    @Test
    void a_correction_is_seen_over_all_that_it_changes() {
        var instead = new ChangePlaces(LOCATION, NEW, day("2025-02-01"), 70);

        assertThat(change(new Correct(FIRST, instead)).stretches())
                .containsExactly(places("2025-02-01", "2025-03-15", 80, 70));
    }

    @Test
    void a_withdrawal_leaves_what_was_said_before() {
        assertThat(change(new Withdraw(LOCATION, NEW, SECOND)).stretches())
                .containsExactly(places("2025-03-15", null, 120, 80));
    }

    @Test
    void steps_that_stand_cut_a_change_into_stretches() {
        var opened = change(new Withdraw(LOCATION, NEW, FIRST));

        assertThat(opened.stretches()).containsExactly(places("2025-02-01", "2025-03-15", 80, 0));
        assertThat(change(new LocationCommand.Close(LOCATION, NEW, day("2025-03-01")))
                        .stretches())
                .containsExactly(places("2025-03-01", "2025-03-15", 80, 0), places("2025-03-15", null, 120, 0));
    }

    @Test
    void what_already_holds_changes_nothing() {
        assertThat(change(new ChangePlaces(LOCATION, NEW, day("2025-02-01"), 80))
                        .stretches())
                .isEmpty();
    }

    @Test
    void what_cannot_be_said_is_known_before_it_is_said() {
        assertThat(Outlook.of(new ChangePlaces(LOCATION, NEW, day("2024-12-31"), 80), said))
                .isEqualTo(new Obstacle(new BeforeOpening(day("2024-12-31"), day("2025-01-01"))));
    }

    private Change change(LocationCommand command) {
        return (Change) Outlook.of(command, said);
    }

    private void say(LocationCommand command) {
        var figures = Outlook.of(command, said);
        assertThat(figures).isInstanceOf(Change.class);
        said.addAll(decided(command));
    }

    private List<LocationEvent> decided(LocationCommand command) {
        return ((Decision.Accepted<LocationEvent, ?>) LocationDecider.decide(command, Outlook.location(said))).events();
    }

    private static Stretch places(String from, @Nullable String until, int before, int after) {
        return new Stretch(Quantity.PLACES_REALISED, day(from), until == null ? null : day(until), before, after);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
