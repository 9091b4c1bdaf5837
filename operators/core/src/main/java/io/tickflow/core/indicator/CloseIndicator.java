package io.tickflow.core.indicator;

/** Indicator whose value on the forming bar depends only on the close of that bar. */
public interface CloseIndicator extends FormingIndicator {

    /** Formula of the outputs, equal for all indicators with the same parameters. */
    CloseFormula formula();

    /**
     * Input number of {@link #formula} as of the last closed bar.
     *
     * @param index 0 to less than {@link CloseFormula#size}
     */
    double number(int index);
}
