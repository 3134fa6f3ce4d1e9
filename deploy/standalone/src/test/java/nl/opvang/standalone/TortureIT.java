package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import nl.opvang.torture.Torture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two minutes of what {@code ./opvang torture} does for as long as one wants. */
class TortureIT {
    @Test
    @Timeout(value = 45, unit = TimeUnit.MINUTES)
    void nothing_is_lost_doubled_or_half_done_while_everything_goes_wrong() throws InterruptedException {
        var told = new ConcurrentLinkedQueue<String>();

        int result = Torture.run(new String[] {"--minutes", "2"}, line -> {
            told.add(line);
            System.out.println(line);
        });

        assertThat(result).as(() -> String.join("\n", told)).isZero();
    }
}
