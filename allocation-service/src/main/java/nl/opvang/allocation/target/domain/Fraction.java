package nl.opvang.allocation.target.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact number: nothing is rounded before somebody asks for it. */
record Fraction(BigInteger numerator, BigInteger denominator) {
    /** @throws IllegalArgumentException when the denominator is not positive */
    Fraction {
        if (denominator.signum() <= 0) throw new IllegalArgumentException("the denominator must be positive");
        var divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    static Fraction of(long whole) {
        return of(whole, 1);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** With this many decimals, half up. */
    BigDecimal rounded(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    /** The nearest whole number, half up. */
    int nearest() {
        return rounded(0).intValueExact();
    }
}
