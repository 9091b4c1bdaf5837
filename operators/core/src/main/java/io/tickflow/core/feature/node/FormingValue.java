package io.tickflow.core.feature;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.CloseFormula;
import java.util.List;

/**
 * An output of an indicator as if the forming bar closed now, of an indicator of which that needs
 * no more than the close and some numbers held in the frame: a tick need not visit it.
 */
final class FormingValue extends IndicatorNode {

    private final int output;
    private final CloseFormula formula;
    private final List<Node> numbers;
    private final int at;

    /**
     * @param series number of the bar series
     * @param slot number of the indicator on it
     * @param output of the indicator
     * @param formula of the indicator
     * @param numbers what it takes, one after the other in the frame
     */
    FormingValue(
            int index,
            Description description,
            int series,
            int slot,
            int output,
            CloseFormula formula,
            List<Node> numbers) {
        super(index, description, series, slot);
        this.output = output;
        this.formula = formula;
        this.numbers = List.copyOf(numbers);
        this.at = numbers.get(0).index();
    }

    @Override
    List<Node> inputs() {
        return numbers;
    }

    @Override
    double evaluate(Moment moment) {
        Bar forming = forming(moment);
        return forming.ticks() == 0
                ? indicator(moment).value(output)
                : formula.value(forming.close(), moment.frame(), at, output);
    }
}
