package nl.opvang.torture.check;

import java.util.List;

/** All checks together. */
public final class Judges {
    private Judges() {}

    /** Those that hold at every moment. */
    public static List<Check> always() {
        return List.of(
                new EveryAggregateIsGapless(),
                new EveryCommandHappenedOnce(),
                new NumbersArePossible(),
                new NobodyStaysTwice(),
                new GuestBooksHearEveryChange(false));
    }

    /** Those that hold when everything has come to rest. */
    public static List<Check> atRest() {
        return List.of(
                new EveryAggregateIsGapless(),
                new EveryCommandHappenedOnce(),
                new NumbersArePossible(),
                new NobodyStaysTwice(),
                new GuestBooksHearEveryChange(true),
                new KafkaHoldsEveryEvent(),
                new ViewsEqualTheLog(),
                new AnswersEqualTheLog());
    }
}
