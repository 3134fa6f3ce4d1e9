package nl.opvang.standalone;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/** Keeps a service from carrying out replays for as long as a test looks at one that waits: it has their lock. */
final class ReplayHeldUp implements AutoCloseable {
    private final Connection session;

    private ReplayHeldUp(Connection session) {
        this.session = session;
    }

    static ReplayHeldUp in(String service, ApplicationContext context) throws SQLException {
        var held = new ReplayHeldUp(context.getBean(DataSource.class).getConnection());
        held.execute("select pg_advisory_lock(hashtext('replay-" + service + "'))");
        return held;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    void letGo() throws SQLException {
        execute("select pg_advisory_unlock_all()");
    }

    @Override
    public void close() throws SQLException {
        try (session) {
            letGo();
        }
    }
}
