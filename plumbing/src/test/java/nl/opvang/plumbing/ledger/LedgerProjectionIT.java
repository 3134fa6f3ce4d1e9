package nl.opvang.plumbing.ledger;

import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;
import static nl.opvang.plumbing.ledger.PostedEvent.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.store.RecordedEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class LedgerProjectionIT {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final Dimensions PLACES =
            Dimensions.ofLocation(new LocationId(GRONINGEN, new UUID(0, 9)), PlaceKind.MUNICIPAL);
    private static final LocalDate MARCH = LocalDate.parse("2022-03-01");
    private static final Instant NOON = Instant.parse("2022-03-02T12:00:00Z");

    private LedgerDatabase database;

    @BeforeAll
    void open() {
        database = new LedgerDatabase();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.projection().clear();
    }

    @Test
    void an_event_applied_twice_counts_once() {
        var event = posted(new UUID(0, 1), NOON, line(MARCH, 100), line(MARCH.plusDays(14), -20));
        database.projection().apply(List.of(event, event));
        database.projection().apply(List.of(event));
        assertThat(places(MARCH.plusDays(13))).isEqualTo(100);
        assertThat(places(MARCH.plusDays(14))).isEqualTo(80);
        assertThatTheRollUpIsTheSumOfTheLines();
    }

    @Test
    void two_equal_lines_of_one_event_both_count() {
        database.projection().apply(List.of(posted(new UUID(0, 1), NOON, line(MARCH, 5), line(MARCH, 5))));
        assertThat(places(MARCH)).isEqualTo(10);
    }

    @Test
    void events_without_lines_leave_no_trace() {
        database.projection().apply(List.of(posted(new UUID(0, 1), NOON)));
        database.projection().apply(List.of());
        assertThat(count("views.ledger_line")).isZero();
        assertThat(count("views.ledger_rollup")).isZero();
        assertThat(count("views.ledger_month")).isZero();
    }

    @Test
    void a_line_of_a_code_that_no_division_knows_is_refused_whole() {
        var nowhere = Dimensions.ofMunicipality(new MunicipalityCode("GM9999"));
        var event = posted(new UUID(0, 1), NOON, line(MARCH, 5), new LedgerLine(MARCH, REGISTERED, nowhere, 1));
        var projection = database.projection();
        assertThatThrownBy(() -> projection.apply(List.of(event))).hasMessageContaining("GM9999");
        assertThat(count("views.ledger_line")).isZero();
    }

    @Test
    void replicas_that_apply_overlapping_batches_in_any_order_neither_deadlock_nor_count_twice() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var events = new ArrayList<RecordedEvent>();
        for (int i = 0; i < 1_000; i++) {
            var group = random.nextBoolean() ? NationalityGroup.UKRAINIAN : NationalityGroup.OTHER;
            events.add(posted(
                    new UUID(random.nextLong(), i),
                    NOON.plusSeconds(random.nextInt(200_000)),
                    line(MARCH.plusDays(random.nextInt(5)), 1),
                    new LedgerLine(
                            MARCH.plusDays(random.nextInt(5)), REGISTERED, Dimensions.ofPeople(GRONINGEN, group), 1)));
        }
        try (var replicas = Executors.newFixedThreadPool(4)) {
            var done = new ArrayList<Future<?>>();
            for (int replica = 0; replica < 4; replica++) {
                var order = new ArrayList<>(events);
                Collections.shuffle(order, random);
                done.add(replicas.submit(() -> {
                    for (int from = 0; from < order.size(); from += 50)
                        database.projection().apply(order.subList(from, from + 50));
                }));
            }
            for (var replica : done) replica.get();
        }
        assertThat(count("views.ledger_line")).isEqualTo(2_000);
        assertThat(places(MARCH.plusDays(5))).isEqualTo(1_000);
        assertThatTheRollUpIsTheSumOfTheLines();
    }

    @Test
    void the_division_may_be_written_again() {
        new DivisionTables(database.jdbc(), Division.ofTheNetherlands()).afterPropertiesSet();
        assertThat(count("views.division")).isEqualTo(346);
        assertThat(database.jdbc()
                        .sql("select valid_from::text, municipality, region from views.stands_for where code = 'GM0457'"
                                + " order by valid_from")
                        .query((row, _) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                        .list())
                .containsExactly(List.of("-infinity", "GM0457", "VR14"), List.of("2022-03-24", "GM0363", "VR13"));
    }

    private long places(LocalDate on) {
        return database
                .ledger()
                .amounts(Selection.of(Level.COUNTRY, PLACES_REALISED), on, NOON.plusSeconds(1_000_000))
                .stream()
                .mapToLong(Amount::amount)
                .sum();
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private void assertThatTheRollUpIsTheSumOfTheLines() {
        var differences = database.jdbc().sql("""
            select quantity, municipality, kind, nationality_group, effective_on, known_on, change
            from views.ledger_rollup
            except
            select quantity, municipality, kind, nationality_group, effective_on,
                   (known_at at time zone 'UTC')::date, sum(change)
            from views.ledger_line
            group by 1, 2, 3, 4, 5, 6
            """).query().listOfRows();
        assertThat(differences).isEmpty();
        var ofMonths = database.jdbc().sql("""
            select quantity, municipality, kind, nationality_group, effective_month, known_month, change
            from views.ledger_month
            except
            select quantity, municipality, kind, nationality_group, date_trunc('month', effective_on::timestamp)::date,
                   date_trunc('month', known_at at time zone 'UTC')::date, sum(change)
            from views.ledger_line
            group by 1, 2, 3, 4, 5, 6
            """).query().listOfRows();
        assertThat(ofMonths).isEmpty();
    }

    private static LedgerLine line(LocalDate effectiveOn, int change) {
        return new LedgerLine(effectiveOn, PLACES_REALISED, PLACES, change);
    }
}
