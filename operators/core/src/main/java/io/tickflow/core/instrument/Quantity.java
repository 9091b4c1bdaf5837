package io.tickflow.core.instrument;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact decimal quantity with eight digits after the point, positive or negative. Sums and
 * differences are exact, so a position that was bought and sold is zero. Immutable.
 *
 * @param hundredMillionths the quantity times 10^8
 */
public record Quantity(long hundredMillionths) implements Comparable<Quantity>, Serializable {

    public static final Quantity ZERO = new Quantity(0);

    /** Digits after the point. */
    public static final int SCALE = 8;

    private static final long ONE = 100_000_000;

    /**
     * Quantity of whole units.
     *
     * @throws ArithmeticException beyond 92 billion
     */
    public static Quantity of(long units) {
        return new Quantity(Math.multiplyExact(units, ONE));
    }

    /**
     * Parses a decimal such as {@code 0.01} or {@code 1e5}.
     *
     * @throws ArithmeticException if it has more than eight digits after the point, or is beyond 92
     *     billion
     * @throws NumberFormatException if it is no decimal
     */
    public static Quantity parse(String decimal) {
        return new Quantity(unscaled(new BigDecimal(decimal).setScale(SCALE)));
    }

    /**
     * Quantity closest to {@code decimal}, for numbers of others that were binary floating point on
     * their way.
     *
     * @throws ArithmeticException beyond 92 billion
     */
    public static Quantity nearest(BigDecimal decimal) {
        return new Quantity(unscaled(decimal.setScale(SCALE, RoundingMode.HALF_EVEN)));
    }

    /**
     * Quantity closest to {@code number}.
     *
     * @throws ArithmeticException if it is not finite, or beyond 92 billion
     */
    public static Quantity nearest(double number) {
        if (!Double.isFinite(number)) {
            throw new ArithmeticException(number + " is no quantity");
        }
        return nearest(BigDecimal.valueOf(number));
    }

    private static long unscaled(BigDecimal scaled) {
        return scaled.unscaledValue().longValueExact();
    }

    /** Sum; exact. */
    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(hundredMillionths, other.hundredMillionths));
    }

    /** Difference; exact. */
    public Quantity minus(Quantity other) {
        return new Quantity(Math.subtractExact(hundredMillionths, other.hundredMillionths));
    }

    /** Product, rounded half to even. */
    public Quantity times(Quantity factor) {
        return nearest(toBigDecimal().multiply(factor.toBigDecimal()));
    }

    /** Quotient, rounded half to even. */
    public Quantity dividedBy(Quantity divisor) {
        return nearest(
                toBigDecimal().divide(divisor.toBigDecimal(), SCALE, RoundingMode.HALF_EVEN));
    }

    /** The same amount on the other side of zero. */
    public Quantity negated() {
        return new Quantity(Math.negateExact(hundredMillionths));
    }

    /** Amount without its sign. */
    public Quantity abs() {
        return hundredMillionths < 0 ? negated() : this;
    }

    /** The smaller of two. */
    public Quantity min(Quantity other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Largest multiple of a positive {@code step} that is not above this quantity. */
    public Quantity floorTo(Quantity step) {
        return new Quantity(
                hundredMillionths - Math.floorMod(hundredMillionths, step.hundredMillionths));
    }

    /** True if this is a multiple of a positive {@code step}. */
    public boolean isOn(Quantity step) {
        return hundredMillionths % step.hundredMillionths == 0;
    }

    /** True if it is zero. */
    public boolean isZero() {
        return hundredMillionths == 0;
    }

    /** True if it is above zero. */
    public boolean isPositive() {
        return hundredMillionths > 0;
    }

    /** True if it is below zero. */
    public boolean isNegative() {
        return hundredMillionths < 0;
    }

    /** True if it is above {@code other}. */
    public boolean isAbove(Quantity other) {
        return hundredMillionths > other.hundredMillionths;
    }

    /** True if it is below {@code other}. */
    public boolean isBelow(Quantity other) {
        return hundredMillionths < other.hundredMillionths;
    }

    /** Exact decimal with eight digits after the point. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(hundredMillionths, SCALE);
    }

    /** Closest double, for averages and charts. */
    public double toDouble() {
        return toBigDecimal().doubleValue();
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(hundredMillionths, other.hundredMillionths);
    }

    /** Plain decimal without trailing zeros, as in OrderQty(38). */
    @Override
    public String toString() {
        return hundredMillionths == 0 ? "0" : toBigDecimal().stripTrailingZeros().toPlainString();
    }
}
