package nl.opvang.funding.application.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.CostItemForm;
import nl.opvang.plumbing.page.form.Fields;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CostsTest {
    private final Fields fields = new Fields();

    @Test
    void costs_may_stand_in_any_of_the_fields_after_the_first() {
        var costs = Costs.of(
                fields, Map.of("category1", "Buses", "amount1", "1.500,50", "category4", "Beds", "amount4", "20"));

        assertThat(fields.faults()).isEmpty();
        assertThat(costs)
                .containsExactly(
                        new CostItemForm("Buses", Euro.parse("1500.50")),
                        new CostItemForm("Beds", Euro.parse("20.00")));
    }

    @Test
    void half_a_line_is_wrong_and_so_is_a_kind_of_costs_that_stands_there_twice() {
        Costs.of(
                fields,
                Map.of("category1", "Buses", "amount1", "1", "category2", "Buses", "amount2", "2", "amount3", "3"));

        assertThat(fields.faults())
                .containsExactly(entry("category2", "fault.named-before"), entry("category3", "fault.text"));
    }

    @Test
    void there_is_always_something_that_was_spent() {
        Costs.of(fields, Map.of());

        assertThat(fields.faults()).containsOnlyKeys("category1", "amount1");
    }
}
