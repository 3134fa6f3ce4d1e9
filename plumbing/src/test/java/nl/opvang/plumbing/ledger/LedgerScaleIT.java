package nl.opvang.plumbing.ledger;

import static nl.opvang.contracts.ledger.Quantity.DEREGISTERED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.PlaceKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a question reads when there are a million lines. */
@TestInstance(Lifecycle.PER_CLASS)
class LedgerScaleIT {
    private static final LocalDate ON = LocalDate.parse("2025-06-30");
    private static final Instant KNOWN_AT = Instant.parse("2025-07-01T15:00:00Z");

    /** When the last of the million lines became known: somewhere on a day. */
    private static final Instant LAST_KNOWN =
            Instant.parse("2022-03-01T00:00:00Z").plusSeconds(1_000_000 * 111L);

    private static final LocalDate LAST_DAY = LocalDate.parse("2025-09-05");

    private static final Selection NATIONAL = Selection.of(Level.COUNTRY, PLACES_REALISED, PLACES_OUT_OF_USE, STAYS)
            .ofKinds(PlaceKind.MUNICIPAL);
    private static final Selection PER_REGION = Selection.of(Level.REGION, PLACES_REALISED, PLACES_OUT_OF_USE, STAYS)
            .ofKinds(PlaceKind.MUNICIPAL);

    private LedgerDatabase database;

    @BeforeAll
    void write_a_million_lines() {
        database = new LedgerDatabase();
        try (var owner = database.owner()) {
            var jdbc = JdbcClient.create(owner);
            // Municipality, quantity, location and dates from a fixed arithmetic: the same million on every run.
            jdbc.sql("""
                insert into views.ledger_line (
                    event_id, line, type, aggregate_id, sequence, known_at, effective_on, change,
                    quantity, municipality, location, kind, nationality_group)
                with code as (select array_agg(code order by code) as codes from views.division),
                dice as (
                    select n, hashint4(n)::bigint + 2147483648 as a, hashint4(-n)::bigint + 2147483648 as b
                    from generate_series(1, 1000000) as n
                ), line as (
                    select n, codes[1 + a % cardinality(codes)] as code, b,
                           (array['places.realised', 'places.outOfUse', 'stays', 'stays', 'registered',
                                  'registered', 'registered', 'deregistered'])[1 + b / 7 % 8] as quantity,
                           timestamptz '2022-03-01 00:00Z' + make_interval(secs => n * 111) as known_at
                    from dice, code
                )
                select lpad(to_hex(n), 32, '0')::uuid, 0, 'nl.opvang.capacity.location.counted.v1', 'sample:' || code, n,
                       known_at, (known_at at time zone 'UTC')::date - (b / 61 % 20)::int, 1 + (b % 9)::int,
                       quantity, code,
                       case when quantity like '%registered' then '' else code || ':' || md5((b / 5 % 5)::text)::uuid end,
                       case when quantity like '%registered' then '' else 'MUNICIPAL' end,
                       case when quantity like '%registered'
                           then (array['UKRAINIAN', 'OTHER'])[1 + b / 11 % 2] else '' end
                from line
                """).update();
            jdbc.sql("""
                insert into views.ledger_rollup (
                    quantity, municipality, kind, nationality_group, effective_on, known_on, change)
                select quantity, municipality, kind, nationality_group, effective_on,
                       (known_at at time zone 'UTC')::date, sum(change)
                from views.ledger_line
                group by 1, 2, 3, 4, 5, 6
                """).update();
            jdbc.sql("""
                insert into views.ledger_month
                select quantity, municipality, kind, nationality_group, date_trunc('month', effective_on::timestamp)::date,
                       date_trunc('month', known_on::timestamp)::date, sum(change)
                from views.ledger_rollup
                group by 1, 2, 3, 4, 5, 6
                """).update();
            jdbc.sql("vacuum analyze views.ledger_line, views.ledger_rollup, views.ledger_month, views.stands_for")
                    .update();
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void a_national_question_reads_months_and_by_index_the_days_of_two_months_and_the_lines_of_one_day() {
        for (var selection : List.of(NATIONAL, PER_REGION)) {
            var plan = plan(selection);
            System.out.println(String.join("\n", plan));
            assertThat(plan).noneMatch(step -> step.contains("Seq Scan on ledger_line"));
            assertThat(plan).anyMatch(step -> step.contains("on ledger_month"));
            assertThat(plan).noneMatch(step -> step.contains("Seq Scan on ledger_rollup"));
            assertThat(plan).anyMatch(step -> step.contains("ledger_rollup_effective"));
            assertThat(plan).anyMatch(step -> step.contains("ledger_rollup_known"));
            assertThat(plan).anyMatch(step -> step.contains("ledger_line_known"));
            assertThat(plan).noneMatch(step -> step.contains("ledger_line_of_municipality"));
        }
    }

    @Test
    void as_known_now_no_line_is_read_however_many_came_in_today() {
        assertThat(plan(NATIONAL, LAST_DAY, LAST_KNOWN))
                .anyMatch(step -> step.contains("ledger_line_known") && step.contains("rows=0"));
        assertThat(plan(NATIONAL, LAST_DAY, LAST_KNOWN.minus(Duration.ofHours(1))))
                .anyMatch(step -> step.contains("ledger_line_known") && !step.contains("rows=0"));
    }

    @Test
    void a_municipality_is_read_by_index_down_to_its_locations() {
        var amsterdam = new Area.Municipality(new MunicipalityCode("GM0363"));
        for (var level : List.of(Level.MUNICIPALITY, Level.LOCATION)) {
            var plan = plan(Selection.of(level, PLACES_REALISED, STAYS).within(amsterdam));
            System.out.println(String.join("\n", plan));
            assertThat(plan).noneMatch(step -> step.contains("Seq Scan on ledger_line"));
            assertThat(plan).noneMatch(step -> step.contains("Seq Scan on ledger_rollup"));
        }
    }

    @Test
    void timings_for_the_record() {
        var ledger = database.ledger();
        var weeks = Stream.iterate(LocalDate.parse("2022-03-06"), week -> !week.isAfter(ON), week -> week.plusWeeks(1))
                .toList();
        var amsterdam = new Area.Municipality(new MunicipalityCode("GM0363"));
        for (int round = 0; round < 2; round++) {
            time("country", () -> ledger.amounts(NATIONAL, ON, KNOWN_AT));
            time("regions", () -> ledger.amounts(PER_REGION, ON, KNOWN_AT));
            time(
                    "municipalities",
                    () -> ledger.amounts(
                            Selection.of(Level.MUNICIPALITY, PLACES_REALISED, PLACES_OUT_OF_USE, STAYS), ON, KNOWN_AT));
            time(
                    "locations of one municipality",
                    () -> ledger.amounts(
                            Selection.of(Level.LOCATION, PLACES_REALISED, STAYS).within(amsterdam), ON, KNOWN_AT));
            time(
                    "country per week",
                    () -> ledger.amounts(Selection.of(Level.COUNTRY, REGISTERED, DEREGISTERED), weeks, KNOWN_AT));
            time(
                    "regions per week",
                    () -> ledger.amounts(Selection.of(Level.REGION, REGISTERED, DEREGISTERED), weeks, KNOWN_AT));
            time(
                    "place-days of a year per municipality",
                    () -> ledger.amountDays(
                            Selection.of(Level.MUNICIPALITY, PLACES_REALISED),
                            LocalDate.parse("2022-01-01"),
                            LocalDate.parse("2023-01-01"),
                            List.of(LocalDate.parse("2022-10-15")),
                            KNOWN_AT));
            time(
                    "a hundred lines of the country",
                    () -> ledger.lines(NATIONAL, ON, KNOWN_AT, RecordedLine.Key.START, 100));
            time(
                    "a hundred lines of a municipality",
                    () -> ledger.lines(NATIONAL.within(amsterdam), ON, KNOWN_AT, RecordedLine.Key.START, 100));
        }
    }

    private List<String> plan(Selection selection) {
        return plan(selection, ON, KNOWN_AT);
    }

    private List<String> plan(Selection selection, LocalDate on, Instant knownAt) {
        return database.ledger()
                .ask(
                        "explain (analyze, buffers, costs off) " + Ledger.amountsSql(selection),
                        selection,
                        on,
                        on,
                        knownAt)
                .param("days", Ledger.dates(List.of(on)))
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void time(String question, Supplier<List<?>> answer) {
        long start = System.nanoTime();
        int rows = answer.get().size();
        System.out.printf(
                "%s: %d rows in %d ms%n",
                question, rows, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
}
