package nl.opvang.funding.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StepFormTest {
    private static final Euro ASKED = Euro.parse("1000.00");

    private final Fields fields = new Fields();

    @Test
    void what_was_asked_is_granted_in_whole_in_part_or_not_at_all() {
        assertThat(form("WHOLE", null, null).ruling(fields, ASKED))
                .isEqualTo(new Ruling(Outcome.GRANTED, ASKED, "Because."));
        assertThat(form("PART", null, "999,99").ruling(fields, ASKED))
                .isEqualTo(new Ruling(Outcome.GRANTED, Euro.parse("999.99"), "Because."));
        assertThat(form("NOTHING", null, "5").ruling(fields, ASKED))
                .as("the amount beside it says nothing")
                .isEqualTo(new Ruling(Outcome.REFUSED, Euro.ZERO, "Because."));
        assertThat(fields.faults()).isEmpty();
    }

    @Test
    void the_whole_of_what_was_asked_is_not_for_a_form_to_say() {
        assertThat(form("WHOLE", "1.00", null).ruling(fields, ASKED))
                .isEqualTo(new Ruling(Outcome.GRANTED, ASKED, "Because."));
    }

    @Test
    void the_whole_of_a_year_is_what_was_in_sight() {
        assertThat(form("WHOLE", "512.50", null).ruling(fields, null))
                .isEqualTo(new Ruling(Outcome.GRANTED, Euro.parse("512.50"), "Because."));
        assertThat(form("WHOLE", "much", null).ruling(fields, null)).isNull();
        assertThat(fields.faults()).containsOnlyKeys("verdict");
    }

    @Test
    void a_part_is_more_than_nothing_and_less_than_the_whole() {
        assertThat(form("PART", null, "0").ruling(fields, ASKED)).isNull();
        assertThat(fields.faults()).containsExactly(entry("amount", "fault.granted-nothing"));
        var whole = new Fields();
        assertThat(form("PART", null, "1.000").ruling(whole, ASKED)).isNull();
        assertThat(whole.faults()).containsExactly(entry("amount", "fault.granted-whole"));
        var more = new Fields();
        assertThat(form("PART", null, "1.000,01").ruling(more, ASKED)).isNull();
        assertThat(more.faults()).containsExactly(entry("amount", "fault.above-asked"));
    }

    @Test
    void all_that_is_missing_is_told_at_once() {
        assertThat(StepForm.EMPTY.ruling(fields, ASKED)).isNull();
        assertThat(fields.faults()).containsExactly(entry("verdict", "fault.choice"), entry("text", "fault.text"));
    }

    @Test
    void a_decision_begins_with_what_was_advised() {
        var part = new Ruling(Outcome.GRANTED, Euro.parse("400.00"), "Because.");
        assertThat(StepForm.of(part, ASKED, null).ruling(fields, ASKED)).isEqualTo(part);
        var whole = new Ruling(Outcome.GRANTED, ASKED, "Because.");
        assertThat(StepForm.of(whole, ASKED, null).ruling(fields, ASKED)).isEqualTo(whole);
        var nothing = new Ruling(Outcome.REFUSED, Euro.ZERO, "Because.");
        assertThat(StepForm.of(nothing, ASKED, null).ruling(fields, ASKED)).isEqualTo(nothing);
        assertThat(fields.faults()).isEmpty();
    }

    private static StepForm form(String verdict, @Nullable String whole, @Nullable String amount) {
        return new StepForm(null, null, "Because.", verdict, whole, amount, null, null);
    }
}
