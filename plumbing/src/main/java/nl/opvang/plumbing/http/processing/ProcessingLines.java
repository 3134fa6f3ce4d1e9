package nl.opvang.plumbing.http.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The log as the Dutch standard "Logboek dataverwerkingen" names things, a line of JSON for every action. */
final class ProcessingLines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What went wrong here; what a client did wrong is no error of the processing. */
    private static final int OUR_FAULT = 500;

    private final String service;
    private final String register;

    /** @param register what the URI of every processing activity begins with */
    ProcessingLines(String service, String register) {
        this.service = service;
        this.register = register;
    }

    /** An action is about nobody or about one: of several people each has an action of its own, within that of the request. */
    void write(ProcessingLog.Row row, OutputStream out) {
        if (row.subjects().size() == 1) {
            write(line(row, row.spanId(), row.parentSpanId(), row.subjects().getFirst()), out);
            return;
        }
        write(line(row, row.spanId(), row.parentSpanId(), null), out);
        for (var subject : row.subjects()) write(line(row, child(row.spanId(), subject), row.spanId(), subject), out);
    }

    private static void write(Map<String, Object> line, OutputStream out) {
        try {
            out.write(JSON.writeValueAsBytes(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> line(
            ProcessingLog.Row row, String spanId, String parentSpanId, @Nullable DataSubject subject) {
        var line = new LinkedHashMap<String, Object>();
        line.put("position", row.at().text());
        line.put("trace_id", row.traceId());
        line.put("span_id", spanId);
        line.put("parent_span_id", parentSpanId);
        line.put("status_code", row.status() >= OUR_FAULT ? "STATUS_CODE_ERROR" : "STATUS_CODE_UNSET");
        line.put("name", row.operation());
        line.put("start_time", row.startedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("end_time", row.endedAt().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("resource", Map.of("attributes", Map.of("service.name", "opvang-" + service)));
        line.put("attributes", attributes(row, subject));
        return line;
    }

    private Map<String, Object> attributes(ProcessingLog.Row row, @Nullable DataSubject subject) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("dpl.core.processing_activity_id", register + row.activity());
        if (subject != null) {
            attributes.put("dpl.core.data_subject_id", subject.id());
            attributes.put("dpl.core.data_subject_id_type", "urn:nl.opvang:" + subject.type());
        }
        attributes.put("opvang.object", row.object());
        attributes.put("opvang.status", row.status());
        attributes.put("opvang.lines", row.lines());
        attributes.put("opvang.actor", row.actor());
        attributes.put("opvang.actor_role", row.actorRole());
        attributes.put("opvang.client", row.client());
        attributes.put("opvang.on_behalf_of", row.onBehalfOf());
        attributes.put("opvang.origin", row.origin());
        return attributes;
    }

    /** The same whenever it is read. */
    private static String child(String spanId, DataSubject subject) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((spanId + subject.type() + ":" + subject.id()).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
