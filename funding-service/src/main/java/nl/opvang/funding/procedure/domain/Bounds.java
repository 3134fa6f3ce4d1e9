package nl.opvang.funding.procedure.domain;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import nl.opvang.contracts.money.Euro;

/** Bounds of this register against slips of the keyboard; none of them is a rule of law. */
public final class Bounds {
    /** Ten billion euros; more in one amount is a mistake. */
    public static final Euro MOST_MONEY = new Euro(1_000_000_000_000L);

    /** More places are a mistake. */
    public static final int MOST_PLACES = 1_000_000;

    private Bounds() {}

    /** What is wrong with an amount that may be nothing; no flaw when it is right. */
    public static List<Flaw> flaws(String field, Euro amount) {
        if (amount.cents() < 0) return List.of(new Flaw(field, Flaw.Kind.NEGATIVE));
        return amount.compareTo(MOST_MONEY) > 0 ? List.of(new Flaw(field, Flaw.Kind.TOO_MUCH)) : List.of();
    }

    /** An amount times a number and another; empty when it is more than is possible. */
    public static Optional<Euro> product(Euro amount, long times, long days) {
        var cents = BigInteger.valueOf(amount.cents())
                .multiply(BigInteger.valueOf(times))
                .multiply(BigInteger.valueOf(days));
        return cents.abs().compareTo(BigInteger.valueOf(MOST_MONEY.cents())) > 0
                ? Optional.empty()
                : Optional.of(new Euro(cents.longValueExact()));
    }
}
