package nl.opvang.capacity.statement.read;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import nl.opvang.capacity.statement.domain.RecordedCodes;
import nl.opvang.contracts.area.MunicipalityCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When municipalities last said anything about their places or stays. */
@Component
public class LastReports {
    private final JdbcClient jdbc;

    LastReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As known at a moment; also what changed no number.
     *
     * @param on a code counts for the municipality that it stands for on this day
     * @return without those that never said anything
     */
    public Map<MunicipalityCode, Instant> of(
            Collection<MunicipalityCode> municipalities, LocalDate on, Instant knownAt) {
        var codes = new ArrayList<MunicipalityCode>();
        var standFor = new ArrayList<MunicipalityCode>();
        for (var municipality : municipalities) {
            for (var code : RecordedCodes.of(municipality, on)) {
                codes.add(code);
                standFor.add(municipality);
            }
        }
        var last = new HashMap<MunicipalityCode, Instant>();
        jdbc.sql("""
            select given.municipality, greatest(
                (select max(known_at) from views.location_fact as fact
                 where fact.municipality = given.code and fact.known_at <= :knownAt),
                (select max(known_at) from views.stay_line as line
                 where line.municipality = given.code and line.known_at <= :knownAt)) as reported_at
            from unnest(:codes, :municipalities) as given (code, municipality)
            """)
                .param("codes", WeekFigures.texts(codes))
                .param("municipalities", WeekFigures.texts(standFor))
                .param("knownAt", Statements.moment(knownAt))
                .query(row -> {
                    var reportedAt = row.getObject("reported_at", OffsetDateTime.class);
                    if (reportedAt != null)
                        last.merge(
                                new MunicipalityCode(Objects.requireNonNull(row.getString("municipality"))),
                                reportedAt.toInstant(),
                                (one, other) -> one.isAfter(other) ? one : other);
                });
        return last;
    }
}
