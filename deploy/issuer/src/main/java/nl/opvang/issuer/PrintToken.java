package nl.opvang.issuer;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code ./opvang token <role> [<code>] [as=<person>]}: the token on standard output and nothing else, or a sentence on standard error. */
public final class PrintToken {

    private static final String AS = "as=";

    private PrintToken() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        var rest = Arrays.stream(arguments).skip(1).toList();
        boolean named = !rest.isEmpty() && rest.getLast().startsWith(AS);
        var areas = named ? rest.subList(0, rest.size() - 1) : rest;
        var role = arguments.length > 0 && areas.size() <= 1
                ? Role.named(arguments[0]).orElse(null)
                : null;
        if (role == null) {
            err.println("Usage: opvang token <role> [<code>] [as=<person>], where <role> is one of "
                    + Arrays.stream(Role.values()).map(Role::claim).collect(Collectors.joining(", ")));
            return 2;
        }
        var person = named ? rest.getLast().substring(AS.length()) : null;
        return print(role, areas.isEmpty() ? null : areas.getFirst(), person, environment, out, err);
    }

    private static int print(
            Role role,
            @Nullable String area,
            @Nullable String person,
            Map<String, String> environment,
            PrintStream out,
            PrintStream err) {
        var port = environment.getOrDefault("OPVANG_ISSUER_PORT", "8084");
        var issuer = environment.getOrDefault("OPVANG_ISSUER_URI", "http://127.0.0.1:" + port);
        var keys = environment.getOrDefault(
                "OPVANG_ISSUER_KEYS", environment.getOrDefault("OPVANG_DATA", "data") + "/keys");
        try {
            out.println(new DemoTokens(URI.create(issuer), Path.of(keys))
                    .request(role, area, person)
                    .value());
            return 0;
        } catch (TokenRefused | UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
