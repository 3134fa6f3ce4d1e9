package nl.opvang.plumbing.http.write;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.opvang.plumbing.access.AccessGate;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.form.ReadBody;
import nl.opvang.plumbing.http.form.StrictJson;
import nl.opvang.plumbing.http.processing.Trail;
import nl.opvang.plumbing.http.trace.Trace;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * The write that a request asks for, as a controller's argument: it knows who asks, in which state (If-Match), and whether it was asked
 * before.
 */
public final class Write {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern ETAG = Pattern.compile("\"(0|[1-9]\\d{0,17})\"");

    private final HttpServletRequest request;
    private final Writes writes;
    private @Nullable UUID newId;

    Write(HttpServletRequest request, Writes writes) {
        this.request = request;
        this.writes = writes;
    }

    public Caller caller() {
        return AccessGate.caller(request);
    }

    /** An id for what a POST makes; the answer tells it, and a repeat of the request answers the same one. */
    public UUID newId() {
        var id = newId;
        if (id == null) {
            id = UuidCreator.getTimeOrderedEpoch();
            newId = id;
        }
        return id;
    }

    /**
     * Decides the commands, together or not at all, and answers with what became of them.
     *
     * @throws ProblemException when they are refused
     */
    public ResponseEntity<Written> send(Command... together) {
        return send(List.of(together));
    }

    /** As {@link #send(Command...)}. */
    public ResponseEntity<Written> send(List<Command> together) {
        var order = new Order(together, context(), expectedSequence());
        return switch (writes.carryOut(List.of(new Request(key(), order, newId, Trail.of(request))))
                .getFirst()) {
            case Answer.Refused(var problem) -> throw new ProblemException(problem);
            case Answer.Accepted accepted -> {
                var answer = ResponseEntity.status(accepted.status());
                if (accepted.written().sequence() >= 0)
                    answer.eTag("\"" + accepted.written().sequence() + "\"");
                yield answer.body(accepted.written());
            }
        };
    }

    private CommandContext context() {
        var trace = Trace.of(request);
        var commandId = UuidCreator.getTimeOrderedEpoch();
        var body = body();
        return new CommandContext(
                commandId,
                trace.correlationId(),
                commandId,
                trace.traceparent(),
                caller().subject(),
                caller().role().claim(),
                AccessGate.onBehalfOf(request),
                body == null ? null : body.reason(),
                null);
    }

    private RequestKey key() {
        var body = body();
        var hash = StrictJson.sha256();
        hash.update((request.getMethod() + " " + request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        // Who has several roles is answered in one of them: asked in another it is asked anew.
        hash.update((caller().role().claim() + "\n").getBytes(StandardCharsets.UTF_8));
        if (body != null) hash.update(body.hash());
        var asked = hash.digest();
        var uri = request.getRequestURI();
        // A form of a page has the id of what it writes in it: all of it together is its key.
        if (!uri.startsWith("/v1/"))
            return RequestKey.put(caller(), uri + "#" + HexFormat.of().formatHex(asked), asked);
        return request.getMethod().equals("PUT")
                ? RequestKey.put(caller(), uri, asked)
                : RequestKey.chosen(caller(), idempotencyKey(), asked);
    }

    private String idempotencyKey() {
        var key = request.getHeader("Idempotency-Key");
        if (key == null) throw ProblemException.invalid("header", "Idempotency-Key", "is required");
        if (!KEY.matcher(key).matches())
            throw ProblemException.invalid("header", "Idempotency-Key", "must be 1 to 200 visible ASCII characters");
        return key;
    }

    private @Nullable Long expectedSequence() {
        var text = request.getHeader("If-Match");
        if (text == null) return null;
        var etag = ETAG.matcher(text.strip());
        if (!etag.matches()) throw ProblemException.invalid("header", "If-Match", "must be one ETag of this resource");
        return Long.valueOf(etag.group(1));
    }

    private @Nullable ReadBody body() {
        return request.getAttribute(ReadBody.ATTRIBUTE) instanceof ReadBody body ? body : null;
    }
}
