package nl.opvang.torture.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {
    private static final int A_WHILE_MILLIS = 60_000;

    private final Queue<Integer> arrived = new ConcurrentLinkedQueue<>();
    private ServerSocket echo;
    private Proxy proxy;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        proxy = new Proxy("echo", 0, echo.getLocalPort());
        client = connected();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        proxy.close();
        echo.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                var connection = echo.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            for (int read = connection.getInputStream().read();
                    read >= 0;
                    read = connection.getInputStream().read()) {
                arrived.add(read);
                connection.getOutputStream().write(read);
            }
        } catch (IOException reset) {
            arrived.add(-1);
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(A_WHILE_MILLIS);
        return socket;
    }

    private int echoed(int number) throws IOException {
        client.getOutputStream().write(number);
        return client.getInputStream().read();
    }

    @Test
    void what_is_sent_arrives_in_both_directions() throws IOException {
        for (int number = 0; number < 100; number++) assertThat(echoed(number)).isEqualTo(number);
    }

    @Test
    void a_cut_resets_the_connection_and_the_next_one_works() throws IOException {
        assertThat(echoed(1)).isEqualTo(1);
        proxy.cut();
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        client = connected();
        assertThat(echoed(2)).isEqualTo(2);
    }

    @Test
    void a_delay_makes_data_wait_until_it_is_healed() throws IOException {
        proxy.delay(300);
        long began = System.nanoTime();
        assertThat(echoed(1)).isEqualTo(1);
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(600_000_000L);
        proxy.heal();
        assertThat(echoed(2)).isEqualTo(2);
    }

    @Test
    void a_client_of_a_half_open_connection_hears_nothing_until_it_is_healed() throws IOException {
        assertThat(echoed(1)).isEqualTo(1);
        proxy.halfOpen(false);
        client.getOutputStream().write(2);
        client.setSoTimeout(300);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        assertThat(arrived).doesNotContain(2);
        client.setSoTimeout(A_WHILE_MILLIS);
        proxy.heal();
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    @Test
    void a_server_of_a_half_open_connection_is_told_nothing_until_it_is_healed() throws IOException {
        assertThat(echoed(1)).isEqualTo(1);
        proxy.halfOpen(true);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        assertThat(arrived).containsExactly(1);
        proxy.heal();
        await().atMost(Duration.ofMinutes(1)).until(() -> arrived.contains(-1));
    }

    @Test
    void who_is_refused_is_reset_until_it_is_healed() throws IOException {
        proxy.refuse(true);
        var refused = connected();
        assertThatThrownBy(() -> refused.getInputStream().read()).isInstanceOf(SocketException.class);
        proxy.heal();
        client = connected();
        assertThat(echoed(1)).isEqualTo(1);
    }
}
