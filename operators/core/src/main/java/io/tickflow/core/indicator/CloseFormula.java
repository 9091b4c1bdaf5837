package io.tickflow.core.indicator;

/**
 * Formula of an indicator on the forming bar. Inputs are the close of that bar and a few numbers
 * that change only when a bar closes. The numbers of all indicators of a symbol can therefore lie
 * in one contiguous array, read by every tick. Immutable and thread-safe; one instance serves all
 * symbols.
 */
public interface CloseFormula {

    /** Count of numbers that the formula reads. */
    int size();

    /**
     * Computes an output, bit-identical to {@link FormingIndicator#valueWith}.
     *
     * @param close of the forming bar
     * @param numbers array with {@link CloseIndicator#number} 0 at {@code at}, followed by the
     *     others
     */
    double value(double close, double[] numbers, int at, int output);
}
