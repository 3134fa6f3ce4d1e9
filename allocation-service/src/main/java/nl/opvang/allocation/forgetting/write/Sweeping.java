package nl.opvang.allocation.forgetting.write;

import static nl.opvang.plumbing.store.Columns.array;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Vacuums what forgetting deleted, once no transaction can be open any more that began before it: until then deleted rows are still read
 * by some, and stay in their place in the files.
 */
@Component
final class Sweeping implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int LONGEST_MILLIS = 600_000;
    private static final List<String> TABLES =
            List.of("keys.person_key", "keys.person_identity", "views.request_version", "views.shelter_request");

    private final JdbcClient jdbc;
    private final DataSource database;
    private final Forgettings forgettings;
    private final TransactionTemplate transaction;
    private final SteadyWork work = new SteadyWork("sweep", LOOK_AGAIN, this::sweep);

    Sweeping(JdbcClient jdbc, DataSource database, Forgettings forgettings, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.database = database;
        this.forgettings = forgettings;
        this.transaction = transaction;
        work.start();
    }

    private void sweep() throws SQLException {
        // No transaction lasts longer than five seconds.
        var unswept = jdbc.sql("""
            select person_id from keys.forgotten_person
            where not swept and forgotten_at < clock_timestamp() - interval '10 seconds'
            limit 1000
            """)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
        if (unswept.isEmpty()) return;
        // A key may have been made for somebody by who did not see yet that this person was forgotten.
        transaction.executeWithoutResult(_ -> forgettings.erase(unswept));
        vacuum();
        jdbc.sql("update keys.forgotten_person set swept = true where person_id = any (:persons)")
                .param("persons", array("uuid", unswept, PersonId::id))
                .update();
    }

    private void vacuum() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, LONGEST_MILLIS);
            statement.execute("set transaction_timeout = 0");
            try {
                for (var table : TABLES) statement.execute("vacuum (index_cleanup on, truncate off) " + table);
            } finally {
                statement.execute("reset transaction_timeout");
            }
        }
    }

    @Override
    public void close() {
        work.close();
    }
}
