package nl.opvang.allocation.request.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import nl.opvang.allocation.request.page.HouseholdForm.Row;
import nl.opvang.allocation.request.write.RequestForms.MemberForm;
import nl.opvang.contracts.allocation.AgeBand;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HouseholdFormTest {
    /** A quarter past eleven in the evening there, when the day here is another one already. */
    private static final Instant NOW = Instant.parse("2025-03-29T22:15:30Z");

    private static final List<String> LOCAL = List.of("LOCAL", "LOCAL", "LOCAL");

    private final Fields fields = new Fields();

    private static HouseholdForm form(
            @Nullable String askedOn, @Nullable String askedTime, List<String> numbers, List<String> ages) {
        return form(askedOn, askedTime, "2025-03-29", null, numbers, ages, null);
    }

    private static HouseholdForm form(
            @Nullable String askedOn,
            @Nullable String askedTime,
            @Nullable String from,
            @Nullable String until,
            List<String> numbers,
            List<String> ages,
            @Nullable Boolean more) {
        return new HouseholdForm(
                null,
                more,
                askedOn,
                askedTime,
                from,
                until,
                null,
                null,
                null,
                null,
                null,
                Collections.nCopies(numbers.size(), "LOCAL"),
                numbers,
                ages,
                null);
    }

    @Test
    void a_form_begins_with_now_and_with_room_for_four() {
        var form = HouseholdForm.at(NOW);

        assertThat(form.askedOn()).isEqualTo("2025-03-29");
        assertThat(form.askedTime()).isEqualTo("23:15");
        assertThat(form.from()).isEqualTo("2025-03-29");
        assertThat(form.rows())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.number()).isEmpty());
    }

    @Test
    void what_is_filled_in_is_read_and_empty_rows_are_nobody() {
        var said =
                Objects.requireNonNull(form("2025-03-29", "09:30", List.of("", "a-2", ""), List.of("", "FROM_65", ""))
                        .said(NOW, fields));

        assertThat(fields.faults()).isEmpty();
        assertThat(said.askedAt()).isEqualTo(Instant.parse("2025-03-29T08:30:00Z"));
        assertThat(said.from()).isEqualTo(LocalDate.parse("2025-03-29"));
        assertThat(said.members()).extracting(MemberForm::ageBand).containsExactly(AgeBand.FROM_65);
    }

    @Test
    void everything_that_is_wrong_is_told_at_its_field() {
        var form = form(
                "2025-03-29",
                "23:16",
                "2025-04-02",
                "2025-04-02",
                List.of("a-1", " a-1 ", "not a number"),
                List.of("FROM_65", "", "FROM_65"),
                null);

        assertThat(form.said(NOW, fields)).isNull();
        assertThat(fields.faults())
                .containsExactly(
                        entry("askedOn", "fault.asked-later"),
                        entry("until", "fault.ends-before-start"),
                        entry("age-2", "fault.choice"),
                        entry("number-2", "fault.named-twice"),
                        entry("number-3", "fault.number.local"));
    }

    @Test
    void somebody_asks_and_at_some_time() {
        assertThat(form("2025-03-29", null, List.of("", "", ""), List.of("", "", ""))
                        .said(NOW, fields))
                .isNull();

        assertThat(fields.faults())
                .containsExactly(entry("askedTime", "fault.time"), entry("number-1", "fault.nobody-asks"));
    }

    @Test
    void an_age_without_a_number_is_somebody_whose_number_is_missing() {
        assertThat(form("2025-03-29", "09:30", List.of(""), List.of("UNDER_4")).said(NOW, fields))
                .isNull();

        assertThat(fields.faults()).containsExactly(entry("number-1", "fault.text"));
    }

    @Test
    void who_asks_for_more_rows_gets_them_up_to_the_most_that_ask_together() {
        var few = form(null, null, null, null, List.of("a-1"), List.of(""), true);
        var many =
                form(null, null, null, null, Collections.nCopies(29, "a-1"), Collections.nCopies(29, "UNDER_4"), true);

        assertThat(few.rows()).extracting(Row::number).containsExactly("a-1", "", "");
        assertThat(few.rows()).extracting(Row::at).containsExactly(1, 2, 3);
        assertThat(many.rows()).hasSize(30);
    }

    @Test
    void rows_that_are_not_whole_are_no_form_of_ours() {
        var form = new HouseholdForm(
                null, null, null, null, null, null, null, null, null, null, null, LOCAL, List.of("a"), LOCAL, null);

        assertThatThrownBy(form::rows).isInstanceOf(ProblemException.class);
    }
}
