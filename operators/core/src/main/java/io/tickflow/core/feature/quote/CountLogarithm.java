package io.tickflow.core.feature.quote;

/**
 * Logarithm of one plus a count, or a number of milliseconds: to the bit that of {@link
 * StrictMath#log1p}. The small ones are looked up, as a vector has seven of them and a call of the
 * native function takes longer than most features do.
 */
final class CountLogarithm {

    private static final int LOOKED_UP = 2_048;
    private static final double[] LOGARITHMS = new double[LOOKED_UP];

    static {
        for (int i = 0; i < LOOKED_UP; i++) {
            LOGARITHMS[i] = StrictMath.log1p(i);
        }
    }

    private CountLogarithm() {}

    /** Of 1 + {@code count}, which is a whole number, not negative, or NaN. */
    static double of(double count) {
        return count < LOOKED_UP ? LOGARITHMS[(int) count] : StrictMath.log1p(count);
    }
}
