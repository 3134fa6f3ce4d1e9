package nl.opvang.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * Hands out free ports on 127.0.0.1 below the range that the system gives to clients.
 *
 * <p>A port of that range would not do for a server that is stopped and started again: while it is down, a client that keeps
 * trying may be given that very port for its own end, connect to itself, and keep the server from coming back.
 */
public final class LoopbackPorts {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 1_000;

    private static final Random RANDOM = new Random();
    private static final Set<Integer> HANDED_OUT = new HashSet<>();

    private LoopbackPorts() {}

    /** A port that nothing listens on now, and that this JVM has not been given before. */
    public static synchronized int free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = RANDOM.nextInt(LOWEST, HIGHEST);
            if (!HANDED_OUT.contains(port) && isFree(port)) {
                HANDED_OUT.add(port);
                return port;
            }
        }
        throw new IllegalStateException(
                "No free port between %d and %d in %d attempts".formatted(LOWEST, HIGHEST, ATTEMPTS));
    }

    /** The port asked for, or a free one when that is 0; a port that is taken is refused with its number. */
    static int freeOr(int port, String server) {
        if (port == 0) {
            return free();
        }
        if (!isFree(port)) {
            throw new IllegalStateException("Port %d, meant for %s, is in use".formatted(port, server));
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As the servers do: connections of an earlier one that linger in TIME_WAIT are no obstacle.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
