package nl.opvang.torture.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;

/** One person, one stay per day, over all locations. */
final class NobodyStaysTwice implements Check {
    @Override
    public String claim() {
        return "nobody stays at two places on one day";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        var ofPersons = new HashMap<String, List<Stays.Stay>>();
        for (var stay : Stays.of(evidence.log("allocation")))
            if (!stay.withdrawn())
                ofPersons
                        .computeIfAbsent(stay.person(), person -> new ArrayList<>())
                        .add(stay);
        ofPersons.values().forEach(stays -> {
            stays.sort(Comparator.comparing(Stays.Stay::from));
            for (int i = 1; i < stays.size(); i++) {
                var until = stays.get(i - 1).until();
                if ((until == null ? LocalDate.MAX : until).isAfter(stays.get(i).from()))
                    breach.accept("%s and %s".formatted(stays.get(i - 1), stays.get(i)));
            }
        });
    }
}
