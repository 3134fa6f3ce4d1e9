package nl.opvang.plumbing.relay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and a broker, and answers the first request with records itself: not the leader. What the
 * client sends meanwhile goes on to the broker.
 */
final class FirstProduceTurnedAway implements AutoCloseable {
    /** How long it waits for what the client sends before it has the answer; one that waits for it sends nothing. */
    private static final int MEANWHILE_MILLIS = 2_000;

    private final ServerSocket listener;
    private final int broker;
    private final AtomicBoolean turnedAway = new AtomicBoolean();

    FirstProduceTurnedAway(int port, int broker) {
        this.broker = broker;
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    boolean turnedAway() {
        return turnedAway.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), broker);
                var link = new Link(client, server);
                Thread.ofVirtual().start(() -> link.run(link::requests));
                Thread.ofVirtual().start(() -> link.run(link::responses));
            } catch (IOException closed) {
                // as the test ends
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** Something that goes on until a connection ends. */
    @FunctionalInterface
    private interface Pump {
        void run() throws IOException, InterruptedException;
    }

    /** One connection, frame by frame. */
    private final class Link {
        private final Socket client;
        private final Socket server;
        private final DataInputStream fromClient;
        private final DataOutputStream toClient;
        private final DataInputStream fromServer;
        private final DataOutputStream toServer;
        private int unanswered;

        Link(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            fromClient = new DataInputStream(client.getInputStream());
            toClient = new DataOutputStream(client.getOutputStream());
            fromServer = new DataInputStream(server.getInputStream());
            toServer = new DataOutputStream(server.getOutputStream());
        }

        void run(Pump pump) {
            try {
                pump.run();
            } catch (IOException ended) {
                close(client);
                close(server);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void close(Socket socket) {
            try {
                socket.close();
            } catch (IOException goneAlready) {
                // as it should be
            }
        }

        void requests() throws IOException, InterruptedException {
            while (true) {
                var request = frame(fromClient);
                if (ByteBuffer.wrap(request).getShort() == ApiKeys.PRODUCE.id && !turnedAway.getAndSet(true)) {
                    var meanwhile = meanwhile();
                    turnAway(request);
                    if (meanwhile != null) forward(meanwhile);
                } else forward(request);
            }
        }

        /** The client's next request, sent without the answer to the last one; null when it waits for that. */
        private byte @Nullable [] meanwhile() throws IOException {
            client.setSoTimeout(MEANWHILE_MILLIS);
            try {
                int first = fromClient.read();
                client.setSoTimeout(0);
                if (first < 0) throw new IOException("gone");
                var rest = fromClient.readNBytes(3);
                var size = ByteBuffer.allocate(4).put((byte) first).put(rest).flip();
                return fromClient.readNBytes(size.getInt());
            } catch (SocketTimeoutException waits) {
                client.setSoTimeout(0);
                return null;
            }
        }

        private void turnAway(byte[] request) throws IOException, InterruptedException {
            var buffer = ByteBuffer.wrap(request);
            var header = RequestHeader.parse(buffer);
            var response = ProduceRequest.parse(new ByteBufferAccessor(buffer), header.apiVersion())
                    .getErrorResponse(0, Errors.NOT_LEADER_OR_FOLLOWER.exception());
            var answer = header.toResponseHeader();
            var frame =
                    RequestUtils.serialize(answer.data(), answer.headerVersion(), response.data(), header.apiVersion());
            var bytes = new byte[frame.remaining()];
            frame.get(bytes);
            synchronized (this) {
                // A client takes answers in the order of its requests.
                while (unanswered > 0) wait();
                write(toClient, bytes);
            }
        }

        private void forward(byte[] request) throws IOException {
            synchronized (this) {
                unanswered++;
            }
            write(toServer, request);
        }

        void responses() throws IOException {
            while (true) {
                var response = frame(fromServer);
                synchronized (this) {
                    write(toClient, response);
                    unanswered--;
                    notifyAll();
                }
            }
        }

        private static byte[] frame(DataInputStream in) throws IOException {
            var frame = new byte[in.readInt()];
            in.readFully(frame);
            return frame;
        }

        private static void write(DataOutputStream out, byte[] frame) throws IOException {
            out.writeInt(frame.length);
            out.write(frame);
            out.flush();
        }
    }
}
