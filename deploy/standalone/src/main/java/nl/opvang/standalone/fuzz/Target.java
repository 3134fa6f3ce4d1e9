package nl.opvang.standalone.fuzz;

import com.nimbusds.jose.jwk.RSAKey;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The system under attack, and what only its owner can see of it. */
public interface Target {
    /**
     * An event that a request caused.
     *
     * @param traceparent of that request
     */
    record Recorded(UUID eventId, String type, String traceparent) {}

    /** Where each service is, by name. */
    Map<String, URI> services();

    String issuer();

    String audience();

    /** With which the issuer signs: some kinds of wrong token only the issuer itself could make. */
    RSAKey issuerKey();

    /** Events that requests caused in this service since this was last asked. */
    List<Recorded> recorded(String service);

    /** How many of these events are in the service's store. */
    int stored(String service, Collection<UUID> eventIds);

    /** Bytes of the heap that are in use when all garbage has been collected. */
    @SuppressWarnings("SystemGC")
    default long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
