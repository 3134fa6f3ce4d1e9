package nl.opvang.plumbing.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/** The first request with records is answered: not the leader. What the client sends meanwhile goes on to the broker. */
final class FirstProduceTurnedAway implements RequestsInBetween.Treatment {
    /** How long it waits for what the client sends before it has the answer; one that waits for it sends nothing. */
    private static final Duration MEANWHILE = Duration.ofSeconds(2);

    private final AtomicBoolean turnedAway = new AtomicBoolean();

    boolean turnedAway() {
        return turnedAway.get();
    }

    @Override
    public void treat(byte[] request, RequestsInBetween.Link link) throws IOException, InterruptedException {
        if (ByteBuffer.wrap(request).getShort() == ApiKeys.PRODUCE.id && !turnedAway.getAndSet(true)) {
            var meanwhile = link.nextWithin(MEANWHILE);
            link.answer(notLeader(request));
            if (meanwhile != null) link.forward(meanwhile);
        } else link.forward(request);
    }

    private static byte[] notLeader(byte[] request) {
        var buffer = ByteBuffer.wrap(request);
        var header = RequestHeader.parse(buffer);
        var response = ProduceRequest.parse(new ByteBufferAccessor(buffer), header.apiVersion())
                .getErrorResponse(0, Errors.NOT_LEADER_OR_FOLLOWER.exception());
        var answer = header.toResponseHeader();
        var frame = RequestUtils.serialize(answer.data(), answer.headerVersion(), response.data(), header.apiVersion());
        var bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }
}
