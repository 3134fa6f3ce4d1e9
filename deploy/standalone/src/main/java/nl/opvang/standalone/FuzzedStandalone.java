package nl.opvang.standalone;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.opvang.standalone.fuzz.Target;
import org.springframework.jdbc.core.JdbcTemplate;

/** A system in this JVM as the fuzzer sees it: over HTTP, and into its stores and its issuer's key. */
final class FuzzedStandalone implements Target {
    private record Place(long tx, long position) {}

    private final Standalone opvang;
    private final Map<String, Place> seen = new HashMap<>();

    FuzzedStandalone(Standalone opvang) {
        this.opvang = opvang;
    }

    @Override
    public Map<String, URI> services() {
        return opvang.services().keySet().stream().collect(Collectors.toMap(service -> service, opvang::uri));
    }

    @Override
    public String issuer() {
        return opvang.issuer().toString();
    }

    @Override
    public String audience() {
        return Standalone.AUDIENCE;
    }

    @Override
    public RSAKey issuerKey() {
        try {
            return RSAKey.parse(Files.readString(opvang.keys().resolve("issuer.jwk")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("the issuer's key is no key", e);
        }
    }

    /** Events that a reaction decided on are nobody's. */
    @Override
    public List<Recorded> recorded(String service) {
        var from = seen.getOrDefault(service, new Place(0, 0));
        return jdbc(service)
                .query(
                        """
                        select tx::text, position, event_id, type, coalesce(traceparent, ''), actor_role <> 'system'
                        from events.event where (tx, position) > (?::text::xid8, ?) order by event.tx, event.position\
                        """,
                        (row, nr) -> {
                            seen.put(service, new Place(row.getLong(1), row.getLong(2)));
                            return row.getBoolean(6)
                                    ? List.of(new Recorded(
                                            row.getObject(3, UUID.class), row.getString(4), row.getString(5)))
                                    : List.<Recorded>of();
                        },
                        Long.toString(from.tx()),
                        from.position())
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public int stored(String service, Collection<UUID> eventIds) {
        return Objects.requireNonNull(jdbc(service)
                .queryForObject("select count(*) from events.event where event_id = any (?)", Integer.class, (Object)
                        eventIds.toArray(UUID[]::new)));
    }

    private JdbcTemplate jdbc(String service) {
        return Objects.requireNonNull(opvang.services().get(service)).getBean(JdbcTemplate.class);
    }
}
