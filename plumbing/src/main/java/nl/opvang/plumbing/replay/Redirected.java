package nl.opvang.plumbing.replay;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections on which the tables of {@code views}, {@code runtime} and {@code keys} are those of another schema. Every
 * statement names them with their schema, so nothing that is said here can reach a live one; events are out of reach.
 */
final class Redirected extends DelegatingDataSource {
    private static final Pattern LIVE = Pattern.compile("\\b(views|runtime|keys)\\.(?=[a-z_])");
    private static final Pattern TABLE = Pattern.compile("\\bviews\\.([a-z_0-9]+)");
    private static final Pattern EVENTS = Pattern.compile("\\bevents\\.(event|seal|taking_back)");

    private final String schema;
    private final Consumer<String> named;

    Redirected(DataSource connections, String schema) {
        this(connections, schema, _ -> {});
    }

    /** @param named told the name of every table that a statement names */
    Redirected(DataSource connections, String schema, Consumer<String> named) {
        super(connections);
        this.schema = schema;
        this.named = named;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return proxy(Connection.class, (_, method, arguments) -> {
            var answer = call(connection, method, redirected(arguments));
            return method.getName().equals("createStatement")
                    ? statement((Statement) Objects.requireNonNull(answer))
                    : answer;
        });
    }

    private Statement statement(Statement statement) {
        return proxy(
                Statement.class,
                (_, method, arguments) -> call(
                        statement,
                        method,
                        method.getName().startsWith("execute")
                                        || method.getName().equals("addBatch")
                                ? redirected(arguments)
                                : arguments));
    }

    /** In the driver's interfaces a first argument that is text is SQL wherever a statement is made or carried out. */
    private @Nullable Object @Nullable [] redirected(@Nullable Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql)) return arguments;
        var changed = arguments.clone();
        changed[0] = redirected(sql);
        return changed;
    }

    private String redirected(String sql) {
        var redirected = to(schema, sql);
        TABLE.matcher(sql).results().forEach(found -> named.accept(found.group(1)));
        return redirected;
    }

    /**
     * What a statement is that means this schema instead.
     *
     * @throws IllegalStateException when it is about events
     */
    static String to(String schema, String sql) {
        if (EVENTS.matcher(sql).find()) throw new IllegalStateException("events are out of reach of what is replayed");
        return LIVE.matcher(sql).replaceAll(Matcher.quoteReplacement(schema + "."));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Redirected.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
