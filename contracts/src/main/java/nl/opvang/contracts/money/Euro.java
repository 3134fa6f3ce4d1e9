package nl.opvang.contracts.money;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import nl.opvang.contracts.text.TextValue;

/** An exact amount in whole cents; as text always with two decimals, {@code 281100.00}. */
public record Euro(long cents) implements TextValue, Comparable<Euro> {
    /** No money. */
    public static final Euro ZERO = new Euro(0);

    private static final Pattern SHAPE = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{2})?");

    /** @throws IllegalArgumentException when the text is not an amount with no or two decimals */
    public static Euro parse(String text) {
        if (!SHAPE.matcher(text).matches()) throw new IllegalArgumentException("not an amount in euros");
        return new Euro(new BigDecimal(text).movePointRight(2).longValueExact());
    }

    /** @throws ArithmeticException beyond 92 quadrillion euros */
    public Euro plus(Euro other) {
        return new Euro(Math.addExact(cents, other.cents));
    }

    /** @throws ArithmeticException beyond 92 quadrillion euros */
    public Euro minus(Euro other) {
        return new Euro(Math.subtractExact(cents, other.cents));
    }

    /** @throws ArithmeticException beyond 92 quadrillion euros */
    public Euro times(long count) {
        return new Euro(Math.multiplyExact(cents, count));
    }

    @Override
    public String text() {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    @Override
    public int compareTo(Euro other) {
        return Long.compare(cents, other.cents);
    }

    @Override
    public String toString() {
        return text();
    }
}
