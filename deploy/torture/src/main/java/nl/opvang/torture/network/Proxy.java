package nl.opvang.torture.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Stands between clients and a server on this machine, and does to their connections what networks do. */
public final class Proxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int CONNECT_MILLIS = 2_000;

    private final String name;
    private final int target;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int delayMillis;
    private volatile boolean refusing;

    /**
     * Listens from now on.
     *
     * @param target the server's port on this machine, where nothing needs to listen yet
     */
    public Proxy(String name, int port, int target) {
        this.name = name;
        this.target = target;
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (IOException e) {
            throw new UncheckedIOException("no proxy can listen on port " + port, e);
        }
        Thread.ofVirtual().name("proxy-" + name).start(this::accept);
    }

    public String name() {
        return name;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Resets every connection, on both sides. */
    public void cut() {
        links.forEach(Link::reset);
    }

    /** Lets every piece of data wait for so long, in both directions; 0 ends that. */
    public void delay(int millis) {
        delayMillis = millis;
    }

    /** Resets whoever connects, from now on or no longer. */
    public void refuse(boolean refuses) {
        refusing = refuses;
    }

    /**
     * One end of every connection is gone and the other one is not told: what it sends vanishes, and nothing ever comes.
     *
     * @param server whether the server is the end that is not told
     */
    public void halfOpen(boolean server) {
        links.forEach(link -> link.halfOpen(server));
    }

    /** Ends all that is wrong; connections that are only half there are reset. */
    public void heal() {
        delayMillis = 0;
        refusing = false;
        for (var link : links) if (link.half) link.reset();
    }

    private void accept() {
        while (closed.getCount() > 0) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                if (listener.isClosed()) return;
            }
        }
    }

    private void connect(Socket client) {
        if (refusing) {
            reset(client);
            return;
        }
        var server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException nobodyThere) {
            reset(client);
            reset(server);
            return;
        }
        var link = new Link(client, server);
        links.add(link);
        Thread.ofVirtual().start(() -> link.pump(client, server));
        Thread.ofVirtual().start(() -> link.pump(server, client));
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException goneAlready) {
            // then there is nothing to reset
        }
        try {
            socket.close();
        } catch (IOException goneAlready) {
            // as it should be
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException goneAlready) {
            // as it should be
        }
        cut();
    }

    /** One connection through this proxy. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean half;
        private volatile @Nullable Socket untold;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void reset() {
            links.remove(this);
            Proxy.reset(client);
            Proxy.reset(server);
        }

        void halfOpen(boolean serverIsNotTold) {
            untold = serverIsNotTold ? server : client;
            half = true;
            Proxy.reset(serverIsNotTold ? client : server);
        }

        void pump(Socket from, Socket to) {
            var buffer = new byte[BUFFER_BYTES];
            try (var in = from.getInputStream()) {
                pump(in, to.getOutputStream(), buffer);
            } catch (IOException ended) {
                // As the other end may do at any time.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                if (!half || from.equals(untold)) reset();
            }
        }

        private void pump(InputStream in, OutputStream out, byte[] buffer) throws IOException, InterruptedException {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int wait = delayMillis;
                if (wait > 0) closed.await(wait, TimeUnit.MILLISECONDS);
                if (half) continue;
                try {
                    out.write(buffer, 0, read);
                } catch (IOException e) {
                    if (!half) throw e;
                }
            }
        }
    }
}
