package nl.opvang.torture.check;

import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;

/** What is asked about money is looked into by others than who asked, decided by others than both, and once unless somebody objects. */
final class MoneyIsDecidedByFourEyes implements Check {
    @Override
    public String claim() {
        return "money is decided about once, after somebody looked, and by others than who asked or looked";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        Applications.of(evidence.log("funding"), breach);
    }
}
