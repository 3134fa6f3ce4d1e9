package nl.opvang.funding.entitlement.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.entitlement.domain.Entitlement.Cost;
import nl.opvang.funding.entitlement.domain.Entitlement.Line;
import nl.opvang.funding.entitlement.domain.Entitlement.Places;
import nl.opvang.funding.entitlement.page.YearOfMoney.Month;
import nl.opvang.funding.norm.domain.Norm;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class YearOfMoneyTest {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final Norm NORM = new Norm(
            new NormId(new UUID(1, 1)),
            new UUID(1, 2),
            Instant.EPOCH,
            new NormTerms(Euro.parse("10.00"), day("2025-01-01"), null, Certainty.HIGH, "Staatscourant"));

    /** Two places from 15 January until the end of the year, three people with hosts in February, and receipts in March. */
    private final Entitlement entitlement = new Entitlement(
            GRONINGEN,
            2025,
            List.of(
                    line(NormScheme.MUNICIPAL, "2025-01-15", "2026-01-01", 2),
                    line(NormScheme.PRIVATE, "2025-02-01", "2025-03-01", 3)),
            List.of(new Cost(
                    PostingKind.OWN_CONTRIBUTION,
                    new UUID(2, 1),
                    day("2025-03-01"),
                    day("2025-04-01"),
                    Euro.parse("50.00"),
                    Euro.parse("-50.00"),
                    Optional.empty(),
                    false,
                    new UUID(2, 2))),
            true);

    @Test
    void what_is_due_is_cut_at_the_day_itself_included() {
        var money = YearOfMoney.of(entitlement, day("2025-01-20"));

        assertThat(money.placeDaysToDate()).isEqualTo(12);
        assertThat(money.toDate()).isEqualTo(Euro.parse("120.00"));
    }

    @Test
    void a_month_of_private_reception_is_due_from_its_first_day_on() {
        assertThat(YearOfMoney.of(entitlement, day("2025-01-31")).toDate()).isEqualTo(Euro.parse("340.00"));
        assertThat(YearOfMoney.of(entitlement, day("2025-02-01")).toDate()).isEqualTo(Euro.parse("390.00"));
    }

    @Test
    void the_months_add_up_to_the_year() {
        var money = YearOfMoney.of(entitlement, day("2025-03-10"));

        assertThat(money.months()).hasSize(12);
        assertThat(money.months().get(1).amount()).isEqualTo(Euro.parse("590.00"));
        assertThat(money.months().get(2).amount()).isEqualTo(Euro.parse("570.00"));
        assertThat(money.months().get(11).sum()).isEqualTo(entitlement.amount());
        assertThat(money.months()).extracting(Month::ahead).startsWith(false, false, false, true);
    }

    @Test
    void after_the_year_all_of_it_is_due() {
        assertThat(YearOfMoney.of(entitlement, day("2026-05-01")).toDate()).isEqualTo(entitlement.amount());
    }

    private static Line line(NormScheme scheme, String from, String until, long count) {
        return new Line(
                scheme,
                scheme == NormScheme.MUNICIPAL
                        ? Optional.of(new LocationId(GRONINGEN, new UUID(3, 1)))
                        : Optional.empty(),
                day(from),
                day(until),
                new Places(count, 0, 0, false),
                count,
                Optional.of(NORM),
                List.of(),
                false,
                List.of());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
