package nl.opvang.demo.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import nl.opvang.demo.post.Progress.Part;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> told = new ArrayList<>();
    private final Progress progress = new Progress(told::add, nanos::get);

    @Test
    void a_person_is_told_at_most_once_a_second() {
        progress.begin(Part.PEOPLE, "people");
        for (int i = 0; i < 100; i++) {
            nanos.addAndGet(100_000_000);
            progress.advance(50, 0.01, "people of Utrecht");
        }
        assertThat(told).hasSize(11);
        assertThat(told.getLast()).isEqualTo("  92 %  people of Utrecht                                500 /s");
    }

    @Test
    void the_percentage_never_falls() {
        progress.begin(Part.REPORTS, "reports");
        nanos.addAndGet(2_000_000_000);
        progress.begin(Part.LOCATIONS, "locations");
        assertThat(told).allSatisfy(line -> assertThat(line).startsWith("  99 %"));
    }
}
