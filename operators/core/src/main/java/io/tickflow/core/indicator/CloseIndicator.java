package io.tickflow.core.indicator;

/** An indicator whose value on the forming bar depends on the close of that bar alone. */
public interface CloseIndicator extends FormingIndicator {

    /** How it depends on it: the same for all indicators with the same parameters. */
    CloseFormula formula();

    /**
     * What {@link #formula} takes, as of the last closed bar.
     *
     * @param index 0 to less than {@link CloseFormula#size}
     */
    double number(int index);
}
