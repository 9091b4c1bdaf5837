package io.tickflow.core.feature.node;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.CloseFormula;
import java.util.List;

/**
 * Output of an indicator as if the forming bar closed now, computed from its close and from numbers
 * of the indicator that are in the frame: a tick need not visit the indicator.
 */
public final class FormingValue extends IndicatorNode {

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
    public FormingValue(
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
    public double evaluate(TickContext context) {
        Bar forming = forming(context);
        return forming.ticks() == 0
                ? indicator(context).value(output)
                : formula.value(forming.close(), context.frame(), at, output);
    }
}
