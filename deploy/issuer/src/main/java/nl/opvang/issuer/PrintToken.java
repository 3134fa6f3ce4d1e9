package nl.opvang.issuer;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code ./opvang token <role> [<code>]}: the token on standard output and nothing else, or a sentence on standard error. */
public final class PrintToken {

    private PrintToken() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out, System.err));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        var role = arguments.length == 1 || arguments.length == 2
                ? Role.named(arguments[0]).orElse(null)
                : null;
        if (role == null) {
            err.println("Usage: opvang token <role> [<code>], where <role> is one of "
                    + Arrays.stream(Role.values()).map(Role::claim).collect(Collectors.joining(", ")));
            return 2;
        }
        return print(role, arguments.length == 2 ? arguments[1] : null, environment, out, err);
    }

    private static int print(
            Role role, @Nullable String area, Map<String, String> environment, PrintStream out, PrintStream err) {
        var port = environment.getOrDefault("OPVANG_ISSUER_PORT", "8084");
        var issuer = environment.getOrDefault("OPVANG_ISSUER_URI", "http://127.0.0.1:" + port);
        var keys = environment.getOrDefault(
                "OPVANG_ISSUER_KEYS", environment.getOrDefault("OPVANG_DATA", "data") + "/keys");
        try {
            out.println(new DemoTokens(URI.create(issuer), Path.of(keys))
                    .request(role, area)
                    .value());
            return 0;
        } catch (TokenRefused | UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
