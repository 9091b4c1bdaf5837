package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.node.Cadence;
import io.tickflow.core.feature.node.FeatureWarmup;
import io.tickflow.core.feature.node.FormingValue;
import io.tickflow.core.feature.node.FormulaInput;
import io.tickflow.core.feature.node.IndicatorValue;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.Node.Description;
import io.tickflow.core.indicator.CloseFormula;
import io.tickflow.core.indicator.CloseIndicator;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.Indicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.model.contract.FeatureUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Compiles calls of functions of bars: each stands for an output of an indicator. */
final class IndicatorCallCompiler {

    private static final String FORMING = "forming";

    private final FeatureCompiler compiler;

    IndicatorCallCompiler(FeatureCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Compiles a call.
     *
     * @param output of the indicator that the function stands for
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Node node(Expression.Call call, IndicatorKind kind, int output) {
        var rest = new ArrayList<>(call.arguments());
        boolean forming = isWord(rest, FORMING);
        if (forming) {
            rest.remove(rest.size() - 1);
        }
        var problems = new ExpressionException.Collector();
        Optional<BarSpec> bars = problems.of(() -> bars(call, rest));
        Optional<double[]> given = problems.of(() -> parameters(call, kind, rest));
        problems.throwIfAny();
        BarSpec spec = bars.orElseThrow();
        double[] parameters = given.orElseThrow();
        String numbers =
                DoubleStream.of(parameters)
                        .mapToObj(number -> Expression.text(number) + ", ")
                        .collect(Collectors.joining());
        String definition =
                call.function()
                        + '('
                        + numbers
                        + series(spec)
                        + (forming ? ", " + FORMING : "")
                        + ')';
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        Indicator sample = kind.factory().create(parameters);
        if (forming && !(sample instanceof FormingIndicator)) {
            throw new ExpressionException(
                    call.function() + " has no value on the forming bar", call.column());
        }
        int series = compiler.series().of(spec);
        var cadence = new Cadence(series);
        IndicatorKind.Warmup ofIndicator = kind.warmup().of(parameters, output);
        var description =
                new Description(
                        definition,
                        columnName(call.function(), parameters, spec, forming),
                        kind.outputs().get(output).unit(),
                        "bars " + spec,
                        forming ? Cadence.TICK : cadence,
                        new FeatureWarmup(
                                cadence, ofIndicator.firstValid(), ofIndicator.settled(), 0));
        int slot = compiler.series().slotOf(series, kind, parameters);
        return forming && sample instanceof CloseIndicator closing
                ? forming(description, series, slot, output, closing.formula())
                : compiler.keep(
                        new IndicatorValue(
                                compiler.nextIndex(), description, series, slot, output, forming));
    }

    /** Name of the series of these bars: equal definitions mean equal bars. */
    private String series(BarSpec spec) {
        return compiler.series().nameOf(spec);
    }

    private Node forming(
            Description description, int series, int slot, int output, CloseFormula formula) {
        List<Node> held =
                IntStream.range(0, formula.size())
                        .mapToObj(number -> heldNumber(description, series, slot, number))
                        .toList();
        return compiler.keep(
                new FormingValue(
                        compiler.nextIndex(), description, series, slot, output, formula, held));
    }

    private Node heldNumber(Description of, int series, int slot, int number) {
        String definition =
                "number %d of indicator %d on series %d".formatted(number, slot, series);
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        var description =
                new Description(
                        definition,
                        "",
                        FeatureUnit.NONE,
                        of.group(),
                        of.warmup().cadence(),
                        of.warmup());
        return compiler.keep(
                new FormulaInput(compiler.nextIndex(), description, series, slot, number));
    }

    private static boolean isWord(List<Expression> arguments, String text) {
        return !arguments.isEmpty()
                && arguments.get(arguments.size() - 1) instanceof Expression.Word word
                && word.text().equalsIgnoreCase(text);
    }

    /** Takes the bars off the end of the arguments. */
    private static BarSpec bars(Expression.Call call, List<Expression> arguments) {
        int last = arguments.size() - 1;
        if (last < 0 || arguments.get(last) instanceof Expression.Literal) {
            throw new ExpressionException(
                    call.function() + " needs bars as its last argument, such as M5",
                    call.column());
        }
        return Arguments.bars(arguments.remove(last));
    }

    private static double[] parameters(
            Expression.Call call, IndicatorKind kind, List<Expression> given) {
        List<IndicatorKind.Parameter> wanted = kind.parameters();
        if (given.size() > wanted.size()) {
            throw new ExpressionException(
                    "%s takes %d numbers and bars, not %d numbers"
                            .formatted(call.function(), wanted.size(), given.size()),
                    call.column());
        }
        double[] parameters = wanted.stream().mapToDouble(IndicatorKind.Parameter::usual).toArray();
        var problems = new ExpressionException.Collector();
        for (int i = 0; i < given.size(); i++) {
            IndicatorKind.Parameter parameter = wanted.get(i);
            Expression number = given.get(i);
            parameters[i] =
                    problems.of(() -> Arguments.number(number, range(parameter)))
                            .orElse(parameter.usual());
        }
        problems.throwIfAny();
        return parameters;
    }

    private static Arguments.Range range(IndicatorKind.Parameter parameter) {
        return new Arguments.Range(
                parameter.name(), parameter.min(), parameter.max(), parameter.whole());
    }

    private static String columnName(
            String function, double[] parameters, BarSpec spec, boolean forming) {
        String numbers =
                Arrays.stream(parameters)
                        .mapToObj(number -> Expression.text(number).replace('.', 'p') + '_')
                        .collect(Collectors.joining());
        return function + '_' + numbers + spec.label() + (forming ? "_forming" : "");
    }
}
