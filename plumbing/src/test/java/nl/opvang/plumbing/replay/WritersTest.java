package nl.opvang.plumbing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WritersTest {
    @Test
    void they_write_while_whoever_gives_goes_on_and_have_written_when_it_has_waited() throws Exception {
        try (var writers = new Writers(2)) {
            var goOn = new CountDownLatch(1);
            var both = new CountDownLatch(2);
            for (int i = 0; i < 2; i++)
                writers.write(() -> {
                    await(goOn);
                    both.countDown();
                });
            assertThat(both.getCount()).isEqualTo(2);
            goOn.countDown();
            writers.settle();
            assertThat(both.getCount()).isZero();
        }
    }

    @Test
    void what_one_of_them_fails_of_is_heard_by_whoever_waits() {
        try (var writers = new Writers(2)) {
            writers.write(() -> {});
            writers.write(() -> {
                throw new IllegalStateException("no room");
            });
            assertThatThrownBy(writers::settle)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no room");
        }
    }

    @Test
    void whoever_still_writes_when_they_are_closed_is_interrupted_and_waited_for() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        try (var writers = new Writers(1)) {
            writers.write(() -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    ended.set(true);
                }
            });
            begun.await();
        }
        assertThat(ended).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
