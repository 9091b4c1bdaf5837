package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.node.Cadence;
import io.tickflow.core.feature.node.FeatureWarmup;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.Node.Description;
import io.tickflow.core.feature.node.RollingValue;
import io.tickflow.core.feature.node.RollingValue.Operation;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles functions of the last n updates of a feature: {@code mean(x, n)}. With bars as the last
 * argument, x is sampled when one closes, whatever its own cadence.
 */
final class RollingCompiler {

    private static final Map<String, Operation> OPERATIONS =
            Map.of(
                    "lag", Operation.LAG,
                    "diff", Operation.DIFF,
                    "zscore", Operation.ZSCORE,
                    "min", Operation.MIN,
                    "max", Operation.MAX,
                    "mean", Operation.MEAN,
                    "sum", Operation.SUM,
                    "std", Operation.STD,
                    "median", Operation.MEDIAN,
                    "quantile", Operation.QUANTILE);

    /** Names of the functions. */
    static final Set<String> FUNCTIONS = OPERATIONS.keySet();

    /**
     * Arguments of a call besides its input.
     *
     * @param window of the value
     * @param numbers as they stand in a definition
     * @param columnNumbers as they stand in the name of a column
     * @param bars at whose closes the input is sampled; empty for its own updates
     */
    private record Window(
            RollingValue.Function window,
            String numbers,
            String columnNumbers,
            Optional<BarSpec> bars) {}

    private final FeatureCompiler compiler;

    RollingCompiler(FeatureCompiler compiler) {
        this.compiler = compiler;
    }

    /** Compiles a call of one of {@link #FUNCTIONS}. */
    Node node(Expression.Call call) {
        Operation operation = operation(call);
        var problems = new ExpressionException.Collector();
        Optional<Node> found = problems.of(() -> compiler.node(call.arguments().get(0)));
        Optional<Window> read = problems.of(() -> window(call, operation));
        problems.throwIfAny();
        Node input = found.orElseThrow();
        Window window = read.orElseThrow();
        Description of = input.description();
        String definition = call.function() + '(' + of.definition() + window.numbers() + ')';
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        Cadence cadence =
                window.bars()
                        .map(bars -> new Cadence(compiler.series().of(bars)))
                        .orElse(of.cadence());
        var description =
                new Description(
                        definition,
                        call.function() + '_' + of.column() + window.columnNumbers(),
                        operation == Operation.ZSCORE ? FeatureUnit.NONE : of.unit(),
                        FeatureSpec.DERIVED,
                        cadence,
                        warmup(of, window, cadence));
        return compiler.keep(
                new RollingValue(
                        compiler.nextIndex(),
                        description,
                        window.window(),
                        input,
                        compiler.nextWindow()));
    }

    private static Operation operation(Expression.Call call) {
        Operation operation = Objects.requireNonNull(OPERATIONS.get(call.function()));
        switch (operation) {
            case LAG, DIFF, MIN, MAX, MEAN, SUM, MEDIAN, SEQ ->
                    Arguments.requireCount(
                            call, 2, 3, "a feature and a number, and bars if wanted");
            case STD, ZSCORE ->
                    Arguments.requireCount(
                            call, 2, 4, "a feature and a number, ddof and bars if wanted");
            case QUANTILE ->
                    Arguments.requireCount(
                            call, 3, 4, "a feature, a number and a share, and bars if wanted");
        }
        return operation;
    }

    private Window window(Expression.Call call, Operation operation) {
        var problems = new ExpressionException.Collector();
        var rest = new ArrayList<Expression>(call.arguments().subList(1, call.arguments().size()));
        Expression last = rest.get(rest.size() - 1);
        boolean sampled = rest.size() > 1 && !(last instanceof Expression.Literal);
        Optional<BarSpec> bars =
                sampled ? problems.of(() -> Arguments.bars(last)) : Optional.empty();
        if (sampled) {
            rest.remove(rest.size() - 1);
        }
        Optional<Double> span = problems.of(() -> span(call, operation, rest.get(0)));
        Optional<Double> parameter = problems.of(() -> parameter(call, operation, rest));
        problems.throwIfAny();
        String numbers = ", " + Expression.text(span.orElseThrow());
        String columnNumbers = "_" + Expression.text(span.orElseThrow());
        if (rest.size() > 1 && (operation == Operation.QUANTILE || parameter.orElseThrow() != 0)) {
            numbers += ", " + Expression.text(parameter.orElseThrow());
            columnNumbers += "_" + Expression.columnText(parameter.orElseThrow());
        }
        return new Window(
                new RollingValue.Function(
                        operation, span.orElseThrow().intValue(), parameter.orElseThrow()),
                numbers + bars.map(spec -> ", " + compiler.series().nameOf(spec)).orElse(""),
                columnNumbers + bars.map(spec -> "_" + spec.label()).orElse(""),
                bars);
    }

    private static double span(Expression.Call call, Operation operation, Expression given) {
        if (given instanceof Expression.Word word && Arguments.areBars(word)) {
            throw new ExpressionException(
                    "n counts updates; for a duration sample the feature at the close of bars, as in"
                            + " %s(x, 60, 1s)".formatted(call.function()),
                    given.column());
        }
        return Arguments.number(
                given,
                new Arguments.Range("n", minimum(operation), IndicatorKind.PERIOD_MAX, true));
    }

    private static int minimum(Operation operation) {
        return switch (operation) {
            case LAG, DIFF -> 1;
            case ZSCORE -> 3;
            case MIN, MAX, MEAN, SUM, STD, MEDIAN, QUANTILE, SEQ -> 2;
        };
    }

    /** Share of a quantile, or delta degrees of freedom of a deviation; 0 if it takes neither. */
    private static double parameter(
            Expression.Call call, Operation operation, List<Expression> numbers) {
        if (numbers.size() < 2) {
            return 0;
        }
        return switch (operation) {
            case QUANTILE ->
                    Arguments.number(numbers.get(1), new Arguments.Range("q", 0, 1, false));
            case STD, ZSCORE ->
                    Arguments.number(numbers.get(1), new Arguments.Range("ddof", 0, 1, true));
            case LAG, DIFF, MIN, MAX, MEAN, SUM, MEDIAN, SEQ ->
                    throw new ExpressionException(
                            call.function() + " takes one number", numbers.get(1).column());
        };
    }

    private FeatureWarmup warmup(Description of, Window window, Cadence cadence) {
        int updates = window.window().size() - 1;
        boolean sampled = window.bars().isPresent();
        // In ticks a window takes longer than its input only if that counts ticks too.
        if (cadence.equals(of.warmup().cadence())) {
            return of.warmup().after(updates);
        }
        if (!sampled) {
            return of.warmup().after(1);
        }
        var samples = new FeatureWarmup(cadence, updates, updates, of.warmup().sessionMillis());
        return FeatureWarmup.ofBoth(samples, of.warmup(), compiler.series().bars());
    }
}
