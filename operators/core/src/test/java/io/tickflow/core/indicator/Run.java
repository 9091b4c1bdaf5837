package io.tickflow.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import java.util.Arrays;
import java.util.List;

/** An indicator run over a series. */
final class Run {

    private Run() {}

    static Indicator create(IndicatorKind kind, double... parameters) {
        return kind.factory().create(parameters);
    }

    static double[] usual(IndicatorKind kind) {
        return kind.parameters().stream().mapToDouble(IndicatorKind.Parameter::usual).toArray();
    }

    /** Every output after each bar, by output. */
    static double[][] over(List<Bar> bars, IndicatorKind kind, double... parameters) {
        Indicator indicator = create(kind, parameters);
        var values = new double[kind.outputs().size()][bars.size()];
        for (int i = 0; i < bars.size(); i++) {
            indicator.update(bars.get(i));
            for (int output = 0; output < values.length; output++) {
                values[output][i] = indicator.value(output);
            }
        }
        return values;
    }

    /** One output after each bar; the usual parameters if none are given. */
    static double[] of(List<Bar> bars, String function, double... parameters) {
        IndicatorKinds.Function found = IndicatorKinds.ofFunction(function).orElseThrow();
        double[] all = usual(found.kind());
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        return over(bars, found.kind(), all)[found.output()];
    }

    /** Index of the first number; the length if there is none. */
    static int firstNumber(double[] values) {
        int first = 0;
        while (first < values.length && Double.isNaN(values[first])) {
            first++;
        }
        assertThat(Arrays.stream(values, first, values.length).noneMatch(Double::isNaN))
                .as("numbers from %d on", first)
                .isTrue();
        return first;
    }
}
