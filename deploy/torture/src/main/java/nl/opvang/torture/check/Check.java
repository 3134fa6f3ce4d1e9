package nl.opvang.torture.check;

import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;

/** Something that holds for every history. */
public interface Check {
    /** What it says, after "true that". */
    String claim();

    /** @param breach told what does not hold, once for each */
    void check(Evidence evidence, Consumer<String> breach);
}
