package io.tickflow.core.indicator;

/**
 * What the outputs of an indicator would be if the forming bar closed now, by the close of that bar
 * and a few numbers that only a closed bar changes: so those numbers of all indicators of a symbol
 * can lie beside each other in memory, where a tick finds them at once. Immutable and thread-safe;
 * the same for all symbols.
 */
public interface CloseFormula {

    /** How many numbers it takes. */
    int size();

    /**
     * An output, to the bit what {@link FormingIndicator#valueWith} gives.
     *
     * @param close of the forming bar
     * @param numbers where {@link CloseIndicator#number} 0 stands at {@code at}, followed by the
     *     others
     */
    double value(double close, double[] numbers, int at, int output);
}
