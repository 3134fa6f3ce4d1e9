package nl.opvang.plumbing.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.RequestHeader;

/** No producer hears who leads a partition, until it must have given up its first record; then each does. */
final class LeadersUnknown implements RequestsInBetween.Treatment {
    /** Longer than a producer waits with a record for which it knows no leader, shorter than with two. */
    private static final Duration UNKNOWN = Duration.ofSeconds(6);

    private long firstAskedNanos;
    private boolean asked;

    synchronized boolean asked() {
        return asked;
    }

    @Override
    public void treat(byte[] request, RequestsInBetween.Link link) throws IOException {
        if (!asksProducerForLeaders(request) || mayBeAnswered()) link.forward(request);
    }

    private static boolean asksProducerForLeaders(byte[] request) {
        var buffer = ByteBuffer.wrap(request);
        if (buffer.getShort(0) != ApiKeys.METADATA.id) return false;
        var header = RequestHeader.parse(buffer);
        return header.clientId().startsWith("producer")
                && !MetadataRequest.parse(new ByteBufferAccessor(buffer), header.apiVersion())
                        .topics()
                        .isEmpty();
    }

    private synchronized boolean mayBeAnswered() {
        if (!asked) firstAskedNanos = System.nanoTime();
        asked = true;
        return System.nanoTime() - firstAskedNanos > UNKNOWN.toNanos();
    }
}
