package nl.opvang.plumbing.ledger;

import static java.util.Comparator.comparing;
import static nl.opvang.plumbing.store.Columns.array;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.replay.Ground;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The division as tables, so that the database can divide sums over areas; written again at every start. */
final class DivisionTables implements InitializingBean, Ground {
    private final JdbcClient jdbc;
    private final Division division;

    DivisionTables(JdbcClient jdbc, Division division) {
        this.jdbc = jdbc;
        this.division = division;
    }

    @Override
    public void afterPropertiesSet() {
        lay();
    }

    /** Both in the order of their keys, because replicas may start together. */
    @Override
    public void lay() {
        var municipalities =
                division.all().stream().sorted(comparing(Municipality::code)).toList();
        writeDivision(municipalities);
        writeStandsFor(municipalities.stream()
                .flatMap(municipality -> meanings(municipality).stream())
                .toList());
    }

    private void writeDivision(List<Municipality> rows) {
        jdbc.sql("""
            insert into views.division as there (code, name, region, valid_from, valid_until, successor)
            select * from unnest(:code, :name, :region, :validFrom, :validUntil, :successor)
            on conflict (code) do update
                set name = excluded.name, region = excluded.region, valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until, successor = excluded.successor
                where there is distinct from excluded
            """)
                .param("code", array("text", rows, row -> row.code().text()))
                .param("name", array("text", rows, Municipality::name))
                .param("region", array("text", rows, row -> row.region().text()))
                .param("validFrom", array("date", rows, row -> date(row.from())))
                .param("validUntil", array("date", rows, row -> date(row.until())))
                .param("successor", array("text", rows, DivisionTables::successor))
                .update();
    }

    private void writeStandsFor(List<Meaning> rows) {
        jdbc.sql("""
            with gone as (
                delete from views.stands_for there
                where (code, valid_from) not in (select * from unnest(:code, :validFrom))
            )
            insert into views.stands_for as there (code, valid_from, valid_until, municipality, region)
            select * from unnest(:code, :validFrom, :validUntil, :municipality, :region)
            on conflict (code, valid_from) do update
                set valid_until = excluded.valid_until, municipality = excluded.municipality,
                    region = excluded.region
                where there is distinct from excluded
            """)
                .param("code", array("text", rows, row -> row.code().text()))
                .param("validFrom", array("date", rows, row -> date(row.from())))
                .param("validUntil", array("date", rows, row -> date(row.until())))
                .param(
                        "municipality",
                        array("text", rows, row -> row.municipality().code().text()))
                .param(
                        "region",
                        array("text", rows, row -> row.municipality().region().text()))
                .update();
    }

    /** What a code stands for: itself, from its end on its successor, and so on; before its beginning it stays as it is. */
    private List<Meaning> meanings(Municipality municipality) {
        var meanings = new ArrayList<Meaning>();
        var from = LocalDate.MIN;
        while (from.isBefore(LocalDate.MAX)) {
            var now = division.standsFor(municipality.code(), from).orElseThrow();
            var until = now.successor() == null ? LocalDate.MAX : now.until();
            meanings.add(new Meaning(municipality.code(), from, until, now));
            from = until;
        }
        return meanings;
    }

    private static @Nullable String successor(Municipality row) {
        return row.successor() == null ? null : row.successor().text();
    }

    private static String date(LocalDate date) {
        if (date.equals(LocalDate.MIN)) return "-infinity";
        return date.equals(LocalDate.MAX) ? "infinity" : date.toString();
    }

    private record Meaning(MunicipalityCode code, LocalDate from, LocalDate until, Municipality municipality) {}
}
