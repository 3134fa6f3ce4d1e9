package nl.opvang.plumbing.history;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.opvang.plumbing.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/** What an export holds, by which whoever has it can tell that it is whole. */
final class Manifest {
    private final String service;
    private final Set<String> asked;
    private final Set<String> whole = new LinkedHashSet<>();
    private final MessageDigest digest = sha256();
    private @Nullable StoredEvent first;
    private @Nullable StoredEvent last;
    private long count;

    /** @param whole the aggregates all of whose events are asked for, so that a gap in their numbers is a loss */
    Manifest(String service, List<String> whole) {
        this.service = service;
        this.asked = Set.copyOf(whole);
    }

    void add(List<StoredEvent> events) {
        if (events.isEmpty()) return;
        if (first == null) first = events.getFirst();
        last = events.getLast();
        count += events.size();
        for (var event : events)
            if (asked.contains(event.envelope().aggregateId()))
                whole.add(event.envelope().aggregateId());
    }

    OutputStream hashing(OutputStream out) {
        return new DigestOutputStream(out, digest);
    }

    /** Itself a CloudEvent, so that all lines of an export are. */
    Map<String, Object> line() {
        var data = new LinkedHashMap<String, Object>();
        data.put("count", count);
        if (first != null && last != null) {
            data.put("first", event(first));
            data.put("last", event(last));
        }
        data.put("whole", List.copyOf(whole));
        data.put("sha256", HexFormat.of().formatHex(digest.digest()));
        data.put("codeVersion", CodeVersion.text());
        var line = new LinkedHashMap<String, Object>();
        line.put("specversion", "1.0");
        line.put("id", UuidCreator.getTimeOrderedEpoch().toString());
        line.put("source", "urn:nl.opvang:" + service);
        line.put("type", type(service));
        line.put("time", Instant.now().toString());
        line.put("datacontenttype", "application/json");
        line.put("data", data);
        return line;
    }

    /** No stored event has it: an export is nothing that happened. */
    static String type(String service) {
        return "nl.opvang." + service + ".export.manifest.v1";
    }

    private static Map<String, Object> event(StoredEvent event) {
        var envelope = event.envelope();
        return Map.of(
                "eventId", envelope.eventId().toString(),
                "recordedAt", envelope.recordedAt().toString());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
