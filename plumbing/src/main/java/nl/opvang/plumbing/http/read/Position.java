package nl.opvang.plumbing.http.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/** How far a service's store was when it answered: given with every write, accepted as {@code atLeast} by every read. */
public record Position(String service, Instant at) {
    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z-]{0,30}");

    /** @throws IllegalArgumentException when it is not {@code <service>@<instant>} */
    public static Position parse(String text) {
        int separator = text.indexOf('@');
        if (separator < 0 || !SERVICE.matcher(text.substring(0, separator)).matches())
            throw new IllegalArgumentException("must be a position that a write answered");
        try {
            return new Position(text.substring(0, separator), Instant.parse(text.substring(separator + 1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a position that a write answered", e);
        }
    }

    public String text() {
        return service + "@" + at;
    }
}
