package nl.opvang.funding.posting.write;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import nl.opvang.contracts.calendar.Netherlands;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The month in the Netherlands, by the database's clock, which all replicas share. */
@Component
class ThisMonth {
    private final JdbcClient jdbc;

    ThisMonth(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    YearMonth now() {
        return of(jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant());
    }

    static YearMonth of(Instant moment) {
        return YearMonth.from(moment.atZone(Netherlands.ZONE));
    }
}
