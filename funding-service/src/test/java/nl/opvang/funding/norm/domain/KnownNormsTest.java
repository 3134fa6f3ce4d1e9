package nl.opvang.funding.norm.domain;

import static nl.opvang.contracts.funding.NormScheme.MUNICIPAL;
import static nl.opvang.contracts.funding.NormScheme.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormEvent.ConfirmedThroughSet;
import nl.opvang.contracts.funding.NormEvent.Corrected;
import nl.opvang.contracts.funding.NormEvent.Decided;
import nl.opvang.contracts.funding.NormEvent.Withdrawn;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.money.Euro;
import org.junit.jupiter.api.Test;

class KnownNormsTest {
    private static final NormId HUNDRED = new NormId(new UUID(1, 1));
    private static final NormId EIGHTY_THREE = new NormId(new UUID(1, 2));
    private static final LocalDate NEW_YEARS_EVE = LocalDate.parse("2022-12-31");

    private final List<NormFact> facts = List.of(
            fact(1, "2022-03-01T00:00:00Z", new Decided(MUNICIPAL, HUNDRED, terms("100.00", "2022-03-01"))),
            fact(2, "2022-10-14T08:00:00Z", new Decided(MUNICIPAL, EIGHTY_THREE, terms("83.00", "2022-10-15"))),
            fact(3, "2023-01-10T08:00:00Z", new ConfirmedThroughSet(MUNICIPAL, new UUID(3, 1), NEW_YEARS_EVE, "BooO")),
            fact(
                    4,
                    "2023-02-01T08:00:00Z",
                    new Corrected(MUNICIPAL, EIGHTY_THREE, new UUID(2, 1), terms("84.00", "2022-10-15"))),
            fact(5, "2023-03-01T08:00:00Z", new Withdrawn(MUNICIPAL, EIGHTY_THREE, new UUID(2, 2))));

    @Test
    void nothing_is_known_before_it_was_said() {
        assertThat(known("2022-02-28T23:59:59.999999Z").on(MUNICIPAL, NEW_YEARS_EVE))
                .isEmpty();
    }

    @Test
    void what_is_known_includes_the_moment_itself() {
        assertThat(known("2022-10-14T07:59:59.999999Z").on(MUNICIPAL, NEW_YEARS_EVE))
                .contains(new Norm(HUNDRED, event(1), at("2022-03-01T00:00:00Z"), terms("100.00", "2022-03-01")));
        assertThat(known("2022-10-14T08:00:00Z").on(MUNICIPAL, NEW_YEARS_EVE))
                .contains(new Norm(EIGHTY_THREE, event(2), at("2022-10-14T08:00:00Z"), terms("83.00", "2022-10-15")));
    }

    @Test
    void a_corrected_norm_names_its_correction() {
        assertThat(known("2023-02-02T00:00:00Z").on(MUNICIPAL, NEW_YEARS_EVE))
                .contains(new Norm(EIGHTY_THREE, event(4), at("2023-02-01T08:00:00Z"), terms("84.00", "2022-10-15")));
    }

    @Test
    void a_withdrawn_norm_gives_way_to_the_one_before() {
        assertThat(known("2023-03-02T00:00:00Z").on(MUNICIPAL, NEW_YEARS_EVE))
                .contains(new Norm(HUNDRED, event(1), at("2022-03-01T00:00:00Z"), terms("100.00", "2022-03-01")));
    }

    @Test
    void days_that_nobody_confirmed_are_provisional() {
        assertThat(known("2023-01-10T07:00:00Z").provisional(MUNICIPAL, NEW_YEARS_EVE))
                .isTrue();
        assertThat(known("2023-01-10T08:00:00Z").provisional(MUNICIPAL, NEW_YEARS_EVE))
                .isFalse();
        assertThat(known("2023-01-10T08:00:00Z").provisional(MUNICIPAL, NEW_YEARS_EVE.plusDays(1)))
                .isTrue();
        assertThat(known("2023-01-10T08:00:00Z").provisional(PRIVATE, NEW_YEARS_EVE))
                .isTrue();
    }

    @Test
    void a_year_is_cut_where_the_norm_or_its_certainty_changes() {
        assertThat(known("2023-01-10T08:00:00Z").cuts(MUNICIPAL))
                .containsExactly(
                        LocalDate.parse("2022-03-01"), LocalDate.parse("2022-10-15"), LocalDate.parse("2023-01-01"));
        assertThat(known("2023-01-10T08:00:00Z").cuts(PRIVATE)).isEmpty();
    }

    @Test
    void a_norm_holds_until_the_next_one_does() {
        assertThat(known("2023-01-10T08:00:00Z").periods(MUNICIPAL))
                .extracting(period -> period.norm().normId(), KnownNorms.Period::from, KnownNorms.Period::until)
                .containsExactly(
                        tuple(HUNDRED, LocalDate.parse("2022-03-01"), LocalDate.parse("2022-10-15")),
                        tuple(EIGHTY_THREE, LocalDate.parse("2022-10-15"), null));
        assertThat(known("2023-01-10T08:00:00Z").periods(PRIVATE)).isEmpty();
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    private KnownNorms known(String moment) {
        return KnownNorms.at(Instant.parse(moment), facts);
    }

    private static NormFact fact(int number, String knownAt, NormEvent event) {
        return new NormFact(event(number), Instant.parse(knownAt), event);
    }

    private static UUID event(int number) {
        return new UUID(9, number);
    }

    private static NormTerms terms(String amount, String validFrom) {
        return new NormTerms(Euro.parse(amount), LocalDate.parse(validFrom), null, Certainty.HIGH, "BooO article 3");
    }
}
