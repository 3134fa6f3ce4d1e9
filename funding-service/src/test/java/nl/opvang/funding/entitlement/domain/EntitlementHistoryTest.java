package nl.opvang.funding.entitlement.domain;

import static nl.opvang.contracts.funding.NormScheme.MUNICIPAL;
import static nl.opvang.contracts.funding.NormScheme.PRIVATE;
import static nl.opvang.contracts.funding.RuleName.OUT_OF_USE_PLACES;
import static nl.opvang.contracts.funding.RuleName.PLACES_AFTER_RIGHT_ENDED;
import static nl.opvang.contracts.funding.RuleName.PLACES_SITUATED_OUTSIDE;
import static nl.opvang.contracts.funding.RuleName.TRANSITION_COSTS;
import static nl.opvang.funding.entitlement.domain.Counted.AFTER_RIGHT_ENDED;
import static nl.opvang.funding.entitlement.domain.Counted.OUT_OF_USE;
import static nl.opvang.funding.entitlement.domain.Counted.PERSON_MONTHS;
import static nl.opvang.funding.entitlement.domain.Counted.REALISED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.Depreciation;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormEvent.ConfirmedThroughSet;
import nl.opvang.contracts.funding.NormEvent.Corrected;
import nl.opvang.contracts.funding.NormEvent.Decided;
import nl.opvang.contracts.funding.NormEvent.Withdrawn;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.contracts.funding.RuleValue;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement.Line;
import nl.opvang.funding.entitlement.domain.EntitlementHistory.Facts;
import nl.opvang.funding.norm.domain.NormFact;
import nl.opvang.funding.posting.domain.PostingFact;
import nl.opvang.funding.rule.domain.RuleFact;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class EntitlementHistoryTest {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode AMSTERDAM = new MunicipalityCode("GM0363");
    private static final MunicipalityCode WEESP = new MunicipalityCode("GM0457");
    private static final MunicipalityCode BRIELLE = new MunicipalityCode("GM0501");
    private static final MunicipalityCode VOORNE_AAN_ZEE = new MunicipalityCode("GM1992");

    private final List<Change> changes = new ArrayList<>();
    private final List<Situation> situations = new ArrayList<>();
    private final List<PostingFact> postings = new ArrayList<>();
    private final List<NormFact> norms = new ArrayList<>();
    private final List<RuleFact> rules = new ArrayList<>();

    @Test
    void a_hundred_places_in_october_2022_are_worth_281_100_euros() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-10-01", 100, 100);
        places(GRONINGEN, 1, "2022-11-01", -100, 101);
        var entitlement = now(GRONINGEN, 2022);
        assertThat(entitlement.amount()).isEqualTo(Euro.parse("281100.00"));
        assertThat(entitlement.placeDays()).isEqualTo(3100);
        assertThat(entitlement.lines())
                .extracting(Line::from, Line::until, Line::count, Line::units, line -> rate(line), Line::amount)
                .containsExactly(
                        tuple(day("2022-10-01"), day("2022-10-15"), 100L, 1400L, "100.00", Euro.parse("140000.00")),
                        tuple(day("2022-10-15"), day("2022-11-01"), 100L, 1700L, "83.00", Euro.parse("141100.00")));
        assertThat(entitlement.lines()).allSatisfy(line -> {
            assertThat(line.eventIds()).containsExactly(event(100));
            assertThat(line.provisional()).isFalse();
        });
    }

    @Test
    void a_norm_counts_from_the_moment_at_which_it_was_known() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-10-01", 100, 100);
        places(GRONINGEN, 1, "2022-11-01", -100, 101);
        assertThat(history(GRONINGEN, 2022)
                        .asKnownAt(Instant.parse("2022-10-13T00:00:00Z"))
                        .amount())
                .isEqualTo(Euro.parse("310000.00"));
    }

    @Test
    void a_leap_year_has_a_day_more() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-03-01", 1, 100);
        assertThat(now(GRONINGEN, 2024).placeDays()).isEqualTo(366);
        assertThat(now(GRONINGEN, 2024).amount()).isEqualTo(Euro.parse("61.00").times(366));
        assertThat(now(GRONINGEN, 2023).placeDays()).isEqualTo(365);
    }

    @Test
    void days_after_the_last_confirmed_one_are_counted_apart_and_provisional() {
        publishedNorms();
        norm(MUNICIPAL, 20, "2025-12-01T00:00:00Z", confirmed("2025-06-30"));
        places(GRONINGEN, 1, "2022-03-01", 10, 100);
        assertThat(now(GRONINGEN, 2025).lines())
                .extracting(Line::from, Line::until, Line::provisional)
                .containsExactly(
                        tuple(day("2025-01-01"), day("2025-07-01"), false),
                        tuple(day("2025-07-01"), day("2026-01-01"), true));
        assertThat(now(GRONINGEN, 2026).lines())
                .extracting(Line::from, Line::until, Line::provisional, EntitlementHistoryTest::rate)
                .containsExactly(tuple(day("2026-01-01"), day("2027-01-01"), true, "44.00"));
    }

    @Test
    void places_without_a_known_norm_are_counted_and_paid_nothing() {
        places(GRONINGEN, 1, "2022-12-01", 5, 100);
        var entitlement = now(GRONINGEN, 2022);
        assertThat(entitlement.placeDays()).isEqualTo(5 * 31);
        assertThat(entitlement.amount()).isEqualTo(Euro.ZERO);
        assertThat(entitlement.lines()).singleElement().satisfies(line -> {
            assertThat(line.norm()).isEmpty();
            assertThat(line.provisional()).isTrue();
        });
    }

    @Test
    void weesp_is_paid_until_it_became_part_of_amsterdam_and_amsterdam_from_then_on() {
        publishedNorms();
        places(WEESP, 1, "2022-03-01", 10, 100);
        assertThat(now(WEESP, 2022).lines())
                .extracting(EntitlementHistoryTest::days)
                .containsExactly(tuple(day("2022-03-01"), day("2022-03-24")));
        assertThat(now(AMSTERDAM, 2022).lines())
                .extracting(EntitlementHistoryTest::days)
                .containsExactly(
                        tuple(day("2022-03-24"), day("2022-10-15")), tuple(day("2022-10-15"), day("2023-01-01")));
        assertThat(now(WEESP, 2023).lines()).isEmpty();
        assertThat(now(WEESP, 2022).placeDays() + now(AMSTERDAM, 2022).placeDays())
                .isEqualTo(10 * (365 - 59));
    }

    @Test
    void voorne_aan_zee_is_paid_for_the_places_of_its_predecessors_from_its_first_day_on() {
        publishedNorms();
        places(BRIELLE, 1, "2022-12-01", 10, 100);
        places(VOORNE_AAN_ZEE, 2, "2023-02-01", 1, 101);
        assertThat(now(BRIELLE, 2022).placeDays()).isEqualTo(310);
        assertThat(now(VOORNE_AAN_ZEE, 2022).placeDays()).isZero();
        assertThat(now(BRIELLE, 2023).placeDays()).isZero();
        assertThat(now(VOORNE_AAN_ZEE, 2023).placeDays()).isEqualTo(10 * 365 + 334);
    }

    @Test
    void private_reception_is_paid_per_person_and_month() {
        publishedNorms();
        personMonth(GRONINGEN, "2023-12", 2, 100);
        personMonth(GRONINGEN, "2024-01", 3, 101);
        assertThat(now(GRONINGEN, 2023).amount(PRIVATE)).isEqualTo(Euro.parse("420.00"));
        assertThat(now(GRONINGEN, 2024).lines())
                .extracting(Line::scheme, Line::from, Line::until, Line::units, Line::amount, Line::eventIds)
                .containsExactly(tuple(
                        PRIVATE, day("2024-01-01"), day("2024-02-01"), 3L, Euro.parse("276.00"), List.of(event(101))));
        assertThat(now(GRONINGEN, 2024).personMonths()).isEqualTo(3);
        assertThat(now(GRONINGEN, 2024).placeDays()).isZero();
    }

    @Test
    void a_month_belongs_to_the_municipality_that_exists_on_its_first_day() {
        publishedNorms();
        personMonth(WEESP, "2022-03", 1, 100);
        personMonth(WEESP, "2022-04", 1, 101);
        assertThat(now(WEESP, 2022).lines()).extracting(Line::from).containsExactly(day("2022-03-01"));
        assertThat(now(AMSTERDAM, 2022).lines()).extracting(Line::from).containsExactly(day("2022-04-01"));
    }

    @Test
    void places_that_became_known_late_are_a_difference_line_with_their_event() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-10-01", 100, 100, "2022-10-01T08:00:00Z");
        places(GRONINGEN, 1, "2022-10-10", 20, 101, "2023-05-01T08:00:00Z");
        places(GRONINGEN, 1, "2022-10-20", -20, 101, "2023-05-01T08:00:00Z");
        places(GRONINGEN, 2, "2022-10-10", 7, 102, "2022-10-11T08:00:00Z");
        var differences = history(GRONINGEN, 2022)
                .differences(Instant.parse("2022-12-31T00:00:00Z"), Instant.parse("2023-12-31T00:00:00Z"));
        assertThat(differences.lines())
                .extracting(
                        difference -> days(difference.after()),
                        difference -> difference.before().count(),
                        difference -> difference.after().count(),
                        Difference::amount,
                        Difference::eventIds)
                .containsExactly(
                        tuple(
                                tuple(day("2022-10-10"), day("2022-10-15")),
                                100L,
                                120L,
                                Euro.parse("10000.00"),
                                List.of(event(101))),
                        tuple(
                                tuple(day("2022-10-15"), day("2022-10-20")),
                                100L,
                                120L,
                                Euro.parse("8300.00"),
                                List.of(event(101))));
    }

    @Test
    void a_norm_with_effect_in_the_past_is_a_difference_line_with_its_decision() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-12-01", 10, 100, "2022-11-01T08:00:00Z");
        norm(MUNICIPAL, 20, "2023-02-01T00:00:00Z", new Decided(MUNICIPAL, id(20), terms("90.00", "2022-12-24")));
        norm(
                MUNICIPAL,
                21,
                "2023-02-02T00:00:00Z",
                new Corrected(MUNICIPAL, id(20), new UUID(2, 1), terms("91.00", "2022-12-25")));
        var differences = history(GRONINGEN, 2022)
                .differences(Instant.parse("2023-01-31T00:00:00Z"), Instant.parse("2023-12-31T00:00:00Z"));
        assertThat(differences.lines()).singleElement().satisfies(difference -> {
            assertThat(days(difference.after())).isEqualTo(tuple(day("2022-12-25"), day("2023-01-01")));
            assertThat(rate(difference.before())).isEqualTo("83.00");
            assertThat(rate(difference.after())).isEqualTo("91.00");
            assertThat(difference.amount()).isEqualTo(Euro.parse("560.00"));
            assertThat(difference.units()).isZero();
            assertThat(difference.eventIds()).containsExactly(event(20), event(21));
        });
    }

    @Test
    void what_was_said_and_taken_back_in_between_makes_no_difference() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-10-01", 100, 100, "2023-05-01T08:00:00Z");
        places(GRONINGEN, 1, "2022-10-01", -100, 101, "2023-05-02T08:00:00Z");
        assertThat(history(GRONINGEN, 2022)
                        .differences(Instant.parse("2022-12-31T00:00:00Z"), Instant.parse("2023-12-31T00:00:00Z"))
                        .lines())
                .isEmpty();
    }

    @Test
    void neighbouring_days_with_the_same_places_and_reasons_are_one_line() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-10-20", 10, 100);
        places(GRONINGEN, 1, "2022-11-01", 5, 101);
        places(GRONINGEN, 1, "2022-11-01", -5, 101);
        assertThat(now(GRONINGEN, 2022).lines())
                .extracting(EntitlementHistoryTest::days)
                .containsExactly(tuple(day("2022-10-20"), day("2023-01-01")));
    }

    @Test
    void a_dated_rule_says_whether_places_count_while_they_are_out_of_use() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-12-01", 10, 100);
        counted(OUT_OF_USE, "2022-12-11", 4, 101);
        counted(OUT_OF_USE, "2022-12-26", -4, 101);
        assertThat(now(GRONINGEN, 2022).placeDays()).isEqualTo(310);
        rule(OUT_OF_USE_PLACES, 50, "2023-06-01T00:00:00Z", "2022-12-21", "count", "no");
        assertThat(now(GRONINGEN, 2022).placeDays()).isEqualTo(310 - 4 * 5);
        assertThat(now(GRONINGEN, 2022).lines())
                .filteredOn(line -> line.count() == 6)
                .singleElement()
                .satisfies(line -> {
                    assertThat(days(line)).isEqualTo(tuple(day("2022-12-21"), day("2022-12-26")));
                    assertThat(line.places().realised()).isEqualTo(10);
                    assertThat(line.eventIds()).containsExactly(event(100), event(101));
                    assertThat(line.rules())
                            .singleElement()
                            .satisfies(rule -> assertThat(rule.eventId()).isEqualTo(event(50)));
                });
        var differences = history(GRONINGEN, 2022)
                .differences(Instant.parse("2023-05-31T00:00:00Z"), Instant.parse("2023-06-01T00:00:00Z"));
        assertThat(differences.amount()).isEqualTo(Euro.parse("-1660.00"));
        assertThat(differences.lines())
                .singleElement()
                .satisfies(difference -> assertThat(difference.eventIds()).containsExactly(event(50)));
    }

    @Test
    void a_place_outside_its_municipality_does_not_count_where_a_rule_says_so_until_the_two_become_one() {
        publishedNorms();
        rule(PLACES_SITUATED_OUTSIDE, 50, "2022-03-01T00:00:00Z", "2022-03-01", "count", "no");
        places(AMSTERDAM, 1, "2022-03-20", 1, 100);
        places(AMSTERDAM, 1, "2022-03-28", -1, 101);
        var location = new LocationId(AMSTERDAM, new UUID(4, 1));
        situations.add(new Situation(location, WEESP, Instant.parse("2022-03-20T00:00:00Z"), event(102)));
        assertThat(now(AMSTERDAM, 2022).placeDays()).isEqualTo(4);
        assertThat(now(AMSTERDAM, 2022).lines())
                .extracting(EntitlementHistoryTest::days, Line::count)
                .containsExactly(
                        tuple(tuple(day("2022-03-20"), day("2022-03-24")), 0L),
                        tuple(tuple(day("2022-03-24"), day("2022-03-28")), 1L));
        situations.add(new Situation(location, AMSTERDAM, Instant.parse("2022-06-01T00:00:00Z"), event(103)));
        assertThat(now(AMSTERDAM, 2022).placeDays()).isEqualTo(8);
        assertThat(history(AMSTERDAM, 2022)
                        .differences(Instant.parse("2022-05-31T00:00:00Z"), Instant.parse("2022-06-01T00:00:00Z"))
                        .lines())
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.units()).isEqualTo(4);
                    assertThat(difference.eventIds()).containsExactly(event(103));
                });
    }

    @Test
    void a_place_of_someone_whose_right_ended_counts_unless_a_rule_says_otherwise() {
        publishedNorms();
        places(GRONINGEN, 1, "2022-12-01", 2, 100);
        counted(AFTER_RIGHT_ENDED, "2022-12-22", 1, 101);
        assertThat(now(GRONINGEN, 2022).placeDays()).isEqualTo(62);
        rule(PLACES_AFTER_RIGHT_ENDED, 50, "2022-12-01T00:00:00Z", "2022-03-01", "count", "no");
        assertThat(now(GRONINGEN, 2022).placeDays()).isEqualTo(62 - 10);
    }

    @Test
    void transition_costs_of_2022_were_depreciated_and_are_since_3_april_2023_what_was_invested() {
        rule(TRANSITION_COSTS, 50, "2022-12-01T00:00:00Z", "2022-01-01", "basis", "DEPRECIATION");
        rule(TRANSITION_COSTS, 51, "2023-04-03T10:00:00Z", "2022-01-01", "basis", "INVESTMENT");
        var spread = new Depreciation(YearMonth.of(2022, 7), 60);
        posted(
                60,
                new Posting(PostingKind.TRANSITION_COST, YearMonth.of(2022, 5), new Euro(120_000_000), spread, null));
        var march = Instant.parse("2023-03-01T00:00:00Z");
        var may = Instant.parse("2023-05-01T00:00:00Z");
        var history = history(GRONINGEN, 2022);
        assertThat(history.asKnownAt(march).amount()).isEqualTo(Euro.parse("120000.00"));
        assertThat(history.asKnownAt(may).amount()).isEqualTo(Euro.parse("1200000.00"));
        assertThat(history.differences(march, may).costs()).singleElement().satisfies(difference -> {
            assertThat(difference.amount()).isEqualTo(Euro.parse("1080000.00"));
            assertThat(difference.eventIds()).containsExactly(event(51));
        });
        assertThat(history(GRONINGEN, 2023).asKnownAt(march).amount()).isEqualTo(Euro.parse("240000.00"));
        assertThat(history(GRONINGEN, 2023).asKnownAt(may).amount()).isEqualTo(Euro.ZERO);
    }

    @Test
    void what_is_depreciated_over_the_years_adds_up_to_what_was_invested() {
        rule(TRANSITION_COSTS, 50, "2022-12-01T00:00:00Z", "2022-01-01", "basis", "DEPRECIATION");
        var spread = new Depreciation(YearMonth.of(2022, 4), 37);
        posted(60, new Posting(PostingKind.TRANSITION_COST, YearMonth.of(2022, 4), new Euro(100_000_01), spread, null));
        assertThat(IntStream.rangeClosed(2022, 2026)
                        .mapToObj(year -> now(GRONINGEN, year).transitionCosts())
                        .reduce(Euro.ZERO, Euro::plus))
                .isEqualTo(new Euro(100_000_01));
    }

    @Test
    void without_a_known_rule_transition_costs_are_shown_and_count_for_nothing() {
        var spread = new Depreciation(YearMonth.of(2022, 7), 60);
        posted(
                60,
                new Posting(PostingKind.TRANSITION_COST, YearMonth.of(2022, 5), new Euro(120_000_000), spread, null));
        assertThat(now(GRONINGEN, 2022).costs()).singleElement().satisfies(cost -> {
            assertThat(cost.posted()).isEqualTo(new Euro(120_000_000));
            assertThat(cost.amount()).isEqualTo(Euro.ZERO);
            assertThat(cost.rule()).isEmpty();
        });
    }

    @Test
    void living_allowance_is_added_and_receipts_are_deducted() {
        publishedNorms();
        places(GRONINGEN, 1, "2024-07-01", 10, 100);
        places(GRONINGEN, 1, "2024-08-01", -10, 100);
        posted(60, posting(PostingKind.LIVING_ALLOWANCE_MUNICIPAL, "2024-07", "2600.00"));
        posted(61, posting(PostingKind.LIVING_ALLOWANCE_PRIVATE, "2024-07", "100.00"));
        posted(62, posting(PostingKind.OWN_CONTRIBUTION, "2024-07", "105.00"));
        posted(63, posting(PostingKind.RECOVERY, "2024-12", "10.00"));
        posted(64, posting(PostingKind.RECOVERY, "2025-01", "10.00"));
        var entitlement = now(GRONINGEN, 2024);
        assertThat(entitlement.amount(MUNICIPAL)).isEqualTo(Euro.parse("18910.00"));
        assertThat(entitlement.livingAllowance()).isEqualTo(Euro.parse("2700.00"));
        assertThat(entitlement.receipts()).isEqualTo(Euro.parse("115.00"));
        assertThat(entitlement.amount()).isEqualTo(Euro.parse("21495.00"));
    }

    @Test
    void an_amount_that_was_withdrawn_or_posted_late_is_a_difference_line() {
        posted(60, posting(PostingKind.LIVING_ALLOWANCE_MUNICIPAL, "2024-07", "2600.00"));
        postings.add(
                new PostingFact(event(61), Instant.parse("2025-02-01T00:00:00Z"), GRONINGEN, new UUID(6, 60), null));
        var differences = history(GRONINGEN, 2024)
                .differences(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-03-01T00:00:00Z"));
        assertThat(differences.costs()).singleElement().satisfies(difference -> {
            assertThat(difference.amount()).isEqualTo(Euro.parse("-2600.00"));
            assertThat(difference.after()).isEmpty();
            assertThat(difference.eventIds()).containsExactly(event(61));
        });
    }

    @Test
    void a_norm_that_was_withdrawn_pays_nothing_and_says_which_withdrawal_it_was() {
        places(GRONINGEN, 1, "2022-12-01", 10, 100);
        norm(MUNICIPAL, 20, "2023-02-01T00:00:00Z", new Decided(MUNICIPAL, id(20), terms("90.00", "2022-12-01")));
        norm(MUNICIPAL, 21, "2023-03-01T00:00:00Z", new Withdrawn(MUNICIPAL, id(20), new UUID(2, 1)));
        var history = history(GRONINGEN, 2022);
        var decided = Instant.parse("2023-02-15T00:00:00Z");
        var withdrawn = Instant.parse("2023-03-15T00:00:00Z");
        assertThat(history.asKnownAt(Instant.parse("2023-01-01T00:00:00Z")).amount())
                .as("the norm was decided after the year had ended")
                .isEqualTo(Euro.ZERO);
        assertThat(history.asKnownAt(decided).amount()).isEqualTo(Euro.parse("27900.00"));
        assertThat(history.asKnownAt(withdrawn).amount()).isEqualTo(Euro.ZERO);
        assertThat(history.differences(decided, withdrawn).lines())
                .singleElement()
                .satisfies(difference -> assertThat(difference.eventIds()).containsExactly(event(21)));
    }

    @Test
    void a_year_is_provisional_until_all_of_it_is_confirmed() {
        publishedNorms();
        assertThat(now(GRONINGEN, 2025).provisional())
                .as("private reception is not")
                .isTrue();
        norm(
                PRIVATE,
                20,
                "2025-01-01T00:00:00Z",
                new ConfirmedThroughSet(PRIVATE, new UUID(3, 2), day("2025-12-31"), "BooO"));
        assertThat(now(GRONINGEN, 2025).provisional()).isFalse();
        assertThat(now(GRONINGEN, 2026).provisional()).isTrue();
    }

    private void counted(Counted counted, String from, int change, int event) {
        changes.add(new Change(
                counted,
                GRONINGEN,
                new LocationId(GRONINGEN, new UUID(4, 1)),
                day(from),
                change,
                Instant.parse("2022-01-01T00:00:00Z"),
                event(event)));
    }

    private void rule(RuleName name, int number, String knownAt, String validFrom, String value, String said) {
        var terms = new RuleTerms(
                day(validFrom), null, List.of(new RuleValue(value, said)), Certainty.HIGH, "For this test.");
        rules.add(new RuleFact(
                event(number), Instant.parse(knownAt), new RuleEvent.Decided(name, new UUID(5, number), terms)));
    }

    private void posted(int number, Posting posting) {
        postings.add(new PostingFact(
                event(number),
                posting.month().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC),
                GRONINGEN,
                new UUID(6, number),
                posting));
    }

    private static Posting posting(PostingKind kind, String month, String amount) {
        return new Posting(kind, YearMonth.parse(month), Euro.parse(amount), null, null);
    }

    /** The published amounts; an inclusive last day there is the day before the next first day here. */
    private void publishedNorms() {
        var march2022 = "2022-03-01T00:00:00Z";
        norm(MUNICIPAL, 1, march2022, new Decided(MUNICIPAL, id(1), terms("100.00", "2022-03-01")));
        norm(PRIVATE, 2, march2022, new Decided(PRIVATE, id(2), terms("210.00", "2022-03-01")));
        norm(MUNICIPAL, 3, "2022-10-14T00:00:00Z", new Decided(MUNICIPAL, id(3), terms("83.00", "2022-10-15")));
        norm(MUNICIPAL, 4, "2023-12-01T00:00:00Z", new Decided(MUNICIPAL, id(4), terms("61.00", "2024-01-01")));
        norm(PRIVATE, 5, "2023-12-01T00:00:00Z", new Decided(PRIVATE, id(5), terms("92.00", "2024-01-01")));
        norm(MUNICIPAL, 6, "2024-12-01T00:00:00Z", new Decided(MUNICIPAL, id(6), terms("44.00", "2025-01-01")));
        norm(PRIVATE, 7, "2024-12-01T00:00:00Z", new Decided(PRIVATE, id(7), terms("48.00", "2025-01-01")));
        norm(MUNICIPAL, 8, "2025-01-01T00:00:00Z", confirmed("2025-12-31"));
    }

    private static ConfirmedThroughSet confirmed(String lastDay) {
        return new ConfirmedThroughSet(MUNICIPAL, new UUID(3, lastDay.hashCode()), day(lastDay), "BooO");
    }

    private void norm(NormScheme scheme, int number, String knownAt, NormEvent event) {
        assertThat(event.scheme()).isEqualTo(scheme);
        norms.add(new NormFact(event(number), Instant.parse(knownAt), event));
    }

    private void places(MunicipalityCode code, int location, String from, int change, int event) {
        places(code, location, from, change, event, "2022-01-01T00:00:00Z");
    }

    private void places(MunicipalityCode code, int location, String from, int change, int event, String knownAt) {
        changes.add(new Change(
                REALISED,
                code,
                new LocationId(code, new UUID(4, location)),
                day(from),
                change,
                Instant.parse(knownAt),
                event(event)));
    }

    private void personMonth(MunicipalityCode code, String month, int people, int event) {
        var first = day(month + "-01");
        var known = Instant.parse("2022-01-01T00:00:00Z");
        changes.add(new Change(PERSON_MONTHS, code, null, first, people, known, event(event)));
        changes.add(new Change(PERSON_MONTHS, code, null, first.plusMonths(1), -people, known, event(event)));
    }

    private Entitlement now(MunicipalityCode code, int year) {
        return history(code, year).asKnownAt(Instant.parse("2026-01-01T00:00:00Z"));
    }

    private EntitlementHistory history(MunicipalityCode code, int year) {
        var division = Division.ofTheNetherlands();
        var covered = division.coveredBy(code);
        var own = changes.stream()
                .filter(change -> covered.contains(change.municipality()))
                .toList();
        return new EntitlementHistory(
                division, code, year, new Facts(own, situations, postings), new Regulations(norms, rules, List.of()));
    }

    private static Tuple days(Line line) {
        return tuple(line.from(), line.until());
    }

    private static String rate(Line line) {
        return line.norm().map(norm -> norm.terms().amount().text()).orElse("none");
    }

    private static NormTerms terms(String amount, String validFrom) {
        return new NormTerms(Euro.parse(amount), day(validFrom), null, Certainty.HIGH, "BooO article 3");
    }

    private static NormId id(int number) {
        return new NormId(new UUID(1, number));
    }

    private static UUID event(int number) {
        return new UUID(9, number);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
