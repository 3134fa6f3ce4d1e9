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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stands between clients and a broker, and does with each request what a test wants. */
final class RequestsInBetween implements AutoCloseable {
    /** What becomes of a request. */
    @FunctionalInterface
    interface Treatment {
        void treat(byte[] request, Link link) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final int broker;
    private final Treatment treatment;

    RequestsInBetween(int port, int broker, Treatment treatment) {
        this.broker = broker;
        this.treatment = treatment;
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
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
    final class Link {
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

        private void run(Pump pump) {
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

        private void requests() throws IOException, InterruptedException {
            while (true) treatment.treat(frame(fromClient), this);
        }

        /** The client's next request, sent without the answer to the last one; null when it waits for that. */
        byte @Nullable [] nextWithin(Duration time) throws IOException {
            client.setSoTimeout((int) time.toMillis());
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

        /** Answers in the broker's place. */
        void answer(byte[] response) throws IOException, InterruptedException {
            synchronized (this) {
                // A client takes answers in the order of its requests.
                while (unanswered > 0) wait();
                write(toClient, response);
            }
        }

        void forward(byte[] request) throws IOException {
            synchronized (this) {
                unanswered++;
            }
            write(toServer, request);
        }

        private void responses() throws IOException {
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
