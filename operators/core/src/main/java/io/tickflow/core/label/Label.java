package io.tickflow.core.label;

import java.util.Locale;

/**
 * Rule that labels a tick by the ticks after it, in the same session. Immutable; the label of a
 * tick is a pure function of the quotes.
 */
public interface Label {

    /** Label of a rise. */
    byte UP = 1;

    /** Label of a fall. */
    byte DOWN = 0;

    /** Neither rise nor fall: the two sides are equal. */
    byte TIE = -1;

    /** The session or the data end before the label is known, or the past it needs is missing. */
    byte CUT = -2;

    /** This label is not asked at this tick, such as between two closes. */
    byte NOT_DUE = -3;

    /** Name as in manifests, such as {@code sm_N5}. */
    String name();

    /** Returns true if label 1 means a higher mid; false if it means higher volatility. */
    boolean isDirection();

    /**
     * Labels each tick {@link #UP}, {@link #DOWN}, {@link #TIE}, {@link #CUT} or {@link #NOT_DUE}.
     */
    byte[] of(QuoteSeries series);

    /** UTC time of the last quote in the label of a tick that is up, down or a tie. */
    long endMillis(QuoteSeries series, int row);

    /** Column name of the label in files: lower case, {@code p} in place of a decimal point. */
    default String column() {
        return "label_" + name().toLowerCase(Locale.ROOT).replace('.', 'p');
    }
}
