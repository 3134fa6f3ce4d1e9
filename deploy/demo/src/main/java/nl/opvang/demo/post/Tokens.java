package nl.opvang.demo.post;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A token per role, asked anew long before it expires. */
final class Tokens {
    /** The issuer's tokens live for an hour. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private record Token(String value, long askedAtNanos) {
        boolean isOld() {
            return System.nanoTime() - askedAtNanos > KEPT.toNanos();
        }
    }

    private final UnaryOperator<String> issuer;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    /** @param issuer from a role to an access token */
    Tokens(UnaryOperator<String> issuer) {
        this.issuer = issuer;
    }

    String of(String role) {
        var known = tokens.get(role);
        if (known != null && !known.isOld()) return known.value();
        var asked = new Token(issuer.apply(role), System.nanoTime());
        tokens.put(role, asked);
        return asked.value();
    }

    /** The token was not accepted: the next one is asked anew. */
    void forget(String role) {
        tokens.remove(role);
    }
}
