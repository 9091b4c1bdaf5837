package io.tickflow.core.feature;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.CloseFormula;
import java.util.List;

/**
 * An output of an indicator as if the forming bar closed now, of an indicator of which that needs
 * no more than the close and some numbers held in the frame: a tick need not visit it.
 */
final class FormingValue extends Node {

    private final IndicatorValue closed;
    private final CloseFormula formula;
    private final List<Node> numbers;
    private final int at;

    /**
     * @param closed the value of the same output as of the last closed bar; in no frame
     * @param formula of the indicator
     * @param numbers what it takes, one after the other in the frame
     */
    FormingValue(
            int index,
            Description description,
            IndicatorValue closed,
            CloseFormula formula,
            List<Node> numbers) {
        super(index, description);
        this.closed = closed;
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
        Bar forming = closed.forming(moment);
        return forming.ticks() == 0
                ? closed.evaluate(moment)
                : formula.value(forming.close(), moment.frame(), at, closed.output());
    }

    @Override
    boolean settled(Moment moment) {
        return closed.settled(moment);
    }

    @Override
    int barsToSettle(Moment moment) {
        return closed.barsToSettle(moment);
    }
}
