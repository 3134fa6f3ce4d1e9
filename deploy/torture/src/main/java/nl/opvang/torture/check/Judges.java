package nl.opvang.torture.check;

import java.util.List;
import nl.opvang.torture.history.Journal.Told;

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
                new GuestBooksHearEveryChange(false),
                new NoPlaceIsPromisedTwice(),
                new OffersGoTheirWay(false),
                new AbsencesAreDecided(),
                new MoneyIsDecidedByFourEyes());
    }

    /** Those that hold when everything has come to rest. */
    public static List<Check> atRest() {
        return List.of(
                new EveryAggregateIsGapless(),
                new EveryCommandHappenedOnce(),
                new NumbersArePossible(),
                new NobodyStaysTwice(),
                new GuestBooksHearEveryChange(true),
                new NoPlaceIsPromisedTwice(),
                new OffersGoTheirWay(true),
                new AbsencesAreDecided(),
                new MoneyIsDecidedByFourEyes(),
                new KafkaHoldsEveryEvent(),
                new ViewsEqualTheLog(),
                new AnswersEqualTheLog(),
                new LockedFiguresStand(),
                new DecisionsAreAnswered(),
                new DossiersAreAnswered());
    }

    /** How many of these answers they can judge. */
    public static long judged(List<Told> told) {
        return AnswersEqualTheLog.judged(told)
                + LockedFiguresStand.judged(told)
                + DecisionsAreAnswered.judged(told)
                + DossiersAreAnswered.judged(told);
    }
}
