package io.tickflow.bench;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Draws symbols, uniformly or by Zipf's law with exponent 1, where the first of 10,000 has a tenth
 * of the ticks. Immutable.
 */
public final class SymbolDraw implements Serializable {

    private static final long serialVersionUID = 1;

    private final int symbols;

    /** Cumulated weights of the symbols; empty for uniform draws. */
    private final double[] cumulated;

    /**
     * @param symbols at least 1
     * @param zipf true to draw by Zipf's law
     */
    public SymbolDraw(int symbols, boolean zipf) {
        this.symbols = symbols;
        cumulated = new double[zipf ? symbols : 0];
        double sum = 0;
        for (int i = 0; i < cumulated.length; i++) {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }
    }

    /**
     * Draws a symbol.
     *
     * @param bits random bits
     * @return number of the symbol, from 0
     */
    public int symbol(long bits) {
        if (cumulated.length == 0) {
            return (int) Long.remainderUnsigned(bits, symbols);
        }
        double at = (bits >>> 11) * 0x1p-53 * cumulated[symbols - 1];
        int found = Arrays.binarySearch(cumulated, at);
        return Math.min(found < 0 ? -found - 1 : found, symbols - 1);
    }
}
