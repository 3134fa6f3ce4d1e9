package nl.opvang.capacity.quality.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Correct;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Decide;
import nl.opvang.capacity.quality.domain.ChecklistCommand.Withdraw;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.ChecklistUnknown;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.ChecklistWithdrawn;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.CodeTwice;
import nl.opvang.capacity.quality.domain.ChecklistRefusal.IdTaken;
import nl.opvang.contracts.capacity.ChecklistEvent;
import nl.opvang.contracts.capacity.ChecklistEvent.Corrected;
import nl.opvang.contracts.capacity.ChecklistEvent.Decided;
import nl.opvang.contracts.capacity.ChecklistEvent.Withdrawn;
import nl.opvang.contracts.capacity.ChecklistItem;
import nl.opvang.contracts.capacity.ChecklistTerms;
import nl.opvang.contracts.capacity.ChecklistTopic;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.junit.jupiter.api.Test;

class ChecklistDeciderTest extends DeciderSpec<ChecklistCommand, Checklists, ChecklistEvent, ChecklistRefusal> {
    ChecklistDeciderTest() {
        super(ChecklistDecider.DECIDER);
    }

    @Test
    void a_checklist_is_decided_corrected_and_withdrawn() {
        given().when(new Decide(id(1), terms("2025-01-01", "beds")))
                .then(new Decided(id(1), terms("2025-01-01", "beds")))
                .and()
                .when(new Correct(id(1), id(2), terms("2025-01-01", "beds", "kitchen")))
                .then(new Corrected(id(1), id(2), terms("2025-01-01", "beds", "kitchen")))
                .and()
                .when(new Withdraw(id(1), id(3)))
                .then(new Withdrawn(id(1), id(3)))
                .and()
                .when(new Withdraw(id(1), id(4)))
                .thenRefused(new ChecklistWithdrawn(id(1)));
    }

    @Test
    void what_was_never_decided_cannot_be_corrected() {
        given().when(new Correct(id(1), id(2), terms("2025-01-01", "beds"))).thenRefused(new ChecklistUnknown(id(1)));
    }

    @Test
    void an_id_and_a_code_stand_for_one_thing() {
        given(new Decided(id(1), terms("2025-01-01", "beds")))
                .when(new Decide(id(1), terms("2025-01-01", "kitchen")))
                .thenRefused(new IdTaken(id(1)));
        given().when(new Decide(id(1), terms("2025-01-01", "beds", "beds"))).thenRefused(new CodeTwice("beds"));
    }

    @Test
    void the_checklist_of_a_day_is_the_last_that_began() {
        var checklists = Checklists.of(List.of(
                new Decided(id(1), terms("2025-01-01", "beds")), new Decided(id(2), terms("2025-06-01", "kitchen"))));
        assertThat(checklists.on(LocalDate.parse("2024-12-31"))).isEmpty();
        assertThat(checklists.on(LocalDate.parse("2025-05-31")))
                .hasValueSatisfying(one -> assertThat(one.checklistId()).isEqualTo(id(1)));
        assertThat(checklists.on(LocalDate.parse("2025-06-01")))
                .hasValueSatisfying(one -> assertThat(one.checklistId()).isEqualTo(id(2)));
    }

    static ChecklistTerms terms(String validFrom, String... codes) {
        return new ChecklistTerms(
                "Kwaliteit",
                LocalDate.parse(validFrom),
                Stream.of(codes)
                        .map(code -> new ChecklistItem(code, ChecklistTopic.ROOO_MINIMUM, "Is het er?"))
                        .toList(),
                Certainty.ASSUMED,
                "Assumed for this test.");
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
