package nl.opvang.plumbing.replay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The connections of a service. Whoever works {@linkplain #elsewhere elsewhere} gets others from it, so that the same
 * projections and questions, with all that they are made of, write and read other tables than the live ones.
 */
public final class SwitchedPool extends HikariDataSource {
    private static final ScopedValue<Optional<DataSource>> ELSEWHERE = ScopedValue.newInstance();

    public SwitchedPool(HikariConfig config) {
        super(config);
    }

    /** Does this, in this thread, with the connections of another source. */
    static void elsewhere(DataSource connections, Runnable work) {
        ScopedValue.where(ELSEWHERE, Optional.of(connections)).run(work);
    }

    /** As {@link #elsewhere(DataSource, Runnable)}, with an answer. */
    static <T> T elsewhere(DataSource connections, ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(ELSEWHERE, Optional.of(connections)).call(work);
    }

    /** As if it were not elsewhere. */
    static <T> T here(Supplier<T> work) {
        return ScopedValue.where(ELSEWHERE, Optional.<DataSource>empty()).call(work::get);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var elsewhere = ELSEWHERE.isBound() ? ELSEWHERE.get() : Optional.<DataSource>empty();
        return elsewhere.isPresent() ? elsewhere.get().getConnection() : super.getConnection();
    }
}
