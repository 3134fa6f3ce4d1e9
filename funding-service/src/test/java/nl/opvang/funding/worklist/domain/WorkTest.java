package nl.opvang.funding.worklist.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.Assessment;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Question;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Procedure;
import nl.opvang.funding.procedure.domain.StepTaken;
import org.junit.jupiter.api.Test;

class WorkTest {
    private static final UUID REQUEST = new UUID(1, 1);
    private static final Officer OFFICER = new Officer("officer", OfficerRole.NOO);
    private static final LocalDate LAST_DAY = LocalDate.parse("2024-02-29");

    @Test
    void the_last_day_is_in_time_and_the_next_one_is_not() {
        var work = new Work(Task.ASSESS, REQUEST, LAST_DAY, false, null);
        assertThat(work.urgency(LAST_DAY)).isEqualTo(Work.Urgency.DUE);
        assertThat(work.urgency(LocalDate.parse("2024-03-01"))).isEqualTo(Work.Urgency.OVERDUE);
        assertThat(Work.of(Task.ASSESS, REQUEST).urgency(LocalDate.MAX)).isEqualTo(Work.Urgency.DUE);
    }

    @Test
    void while_the_applicant_must_supply_something_assessing_is_paused() {
        var asked = Procedure.askedBy(new Officer("asker", OfficerRole.MUNICIPALITY))
                .after(new StepTaken.InformationAsked(new Question(new UUID(2, 1), OFFICER, "Where?")));
        var work = OpenWork.of(REQUEST, asked, Task.ASSESS);
        assertThat(work).extracting(Work::task).containsExactly(Task.SUPPLY_INFORMATION, Task.ASSESS);
        assertThat(work.getLast().urgency(LocalDate.MAX)).isEqualTo(Work.Urgency.PAUSED);
    }

    @Test
    void each_step_of_a_procedure_is_somebodys_work() {
        var applied = Procedure.askedBy(new Officer("asker", OfficerRole.MUNICIPALITY));
        assertThat(OpenWork.of(REQUEST, applied, Task.ASSESS)).isEqualTo(List.of(Work.of(Task.ASSESS, REQUEST)));
        var ruling = new Ruling(Outcome.GRANTED, new Euro(1), "Fine.");
        var assessed = applied.after(new StepTaken.Assessed(new Assessment(new UUID(3, 1), OFFICER, ruling)));
        assertThat(OpenWork.of(REQUEST, assessed, Task.ASSESS)).isEqualTo(List.of(Work.of(Task.APPROVE, REQUEST)));
        var withdrawn = applied.after(new StepTaken.Withdrawn(new UUID(4, 1), OFFICER));
        assertThat(OpenWork.of(REQUEST, withdrawn, Task.ASSESS)).isEmpty();
    }

    @Test
    void every_task_is_somebodys() {
        for (var task : Task.values()) assertThat(task.roles()).isNotEmpty();
    }
}
