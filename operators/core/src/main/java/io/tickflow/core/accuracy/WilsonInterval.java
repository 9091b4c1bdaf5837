package io.tickflow.core.accuracy;

/**
 * 95 % interval of a share (Wilson 1927, "Probable inference, the law of succession, and
 * statistical inference").
 *
 * @param lower lower end, 0 to 1
 * @param upper upper end, 0 to 1
 */
public record WilsonInterval(double lower, double upper) {

    /** The cookbook's queries have the same rounding, so that both agree. */
    private static final double Z = 1.96;

    private static final double Z_SQUARED = 3.8415;

    /**
     * Interval of {@code correct} of {@code count}; 0 to 1 of none.
     *
     * @param correct 0 to {@code count}
     */
    public static WilsonInterval of(long correct, long count) {
        if (count == 0) {
            return new WilsonInterval(0, 1);
        }
        double wrong = count - correct;
        double middle = (correct + Z_SQUARED / 2) / (count + Z_SQUARED);
        double half =
                Z * StrictMath.sqrt(correct * wrong / count + Z_SQUARED / 4) / (count + Z_SQUARED);
        return new WilsonInterval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
