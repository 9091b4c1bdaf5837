package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.node.Arithmetic;
import io.tickflow.core.feature.node.Cadence;
import io.tickflow.core.feature.node.FeatureWarmup;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.Node.Description;
import io.tickflow.core.feature.node.RollingValue;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compiles calls of functions: of indicators, arithmetic and rolling windows. */
final class CallCompiler {

    private static final Map<String, Arithmetic.Operation> ARITHMETIC =
            Map.of(
                    "dist", Arithmetic.Operation.DIST,
                    "spreads", Arithmetic.Operation.SPREADS,
                    "minus", Arithmetic.Operation.MINUS,
                    "ratio", Arithmetic.Operation.RATIO);

    private static final Map<String, RollingValue.Operation> ROLLING =
            Map.of(
                    "lag", RollingValue.Operation.LAG,
                    "diff", RollingValue.Operation.DIFF,
                    "zscore", RollingValue.Operation.ZSCORE);

    private final FeatureCompiler compiler;
    private final IndicatorCallCompiler indicators;

    CallCompiler(FeatureCompiler compiler) {
        this.compiler = compiler;
        this.indicators = new IndicatorCallCompiler(compiler);
    }

    /**
     * Compiles a call.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Node node(Expression.Call call) {
        Arithmetic.Operation arithmetic = ARITHMETIC.get(call.function());
        if (arithmetic != null) {
            return arithmetic(call, arithmetic);
        }
        RollingValue.Operation rolling = ROLLING.get(call.function());
        if (rolling != null) {
            return rolling(call, rolling);
        }
        if (TradeCallCompiler.isOne(call)) {
            return compiler.trades().node(call);
        }
        IndicatorKinds.Function function =
                IndicatorKinds.ofFunction(call.function())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no function "
                                                        + call.function()
                                                        + "; bin/tickflow features kinds lists"
                                                        + " them"));
        return indicators.node(call, function.kind(), function.output());
    }

    static double number(Expression given, String name, double min, double max, boolean whole) {
        if (!(given instanceof Expression.Literal literal)) {
            throw new IllegalArgumentException(name + " must be a number, not " + given);
        }
        double value = literal.value();
        boolean inRange = value >= min && value <= max;
        if (!inRange || (whole && value != StrictMath.rint(value))) {
            throw new IllegalArgumentException(
                    "%s must be %s%s to %s, not %s"
                            .formatted(
                                    name,
                                    whole ? "a whole number from " : "",
                                    Expression.text(min),
                                    Expression.text(max),
                                    given));
        }
        return value;
    }

    private Node arithmetic(Expression.Call call, Arithmetic.Operation operation) {
        boolean two =
                operation == Arithmetic.Operation.MINUS || operation == Arithmetic.Operation.RATIO;
        requireArguments(call, two ? 2 : 1, two ? "two features" : "one feature");
        List<Node> inputs = call.arguments().stream().map(compiler::node).toList();
        String definition = definition(call.function(), inputs, "");
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        Description first = inputs.get(0).description();
        Description second = inputs.get(inputs.size() - 1).description();
        requirePrice(call.function(), first, operation);
        List<BarSpec> bars = compiler.series().bars();
        var description =
                new Description(
                        definition,
                        columnName(call.function(), inputs, ""),
                        unit(operation, first, second),
                        FeatureSpec.DERIVED,
                        two
                                ? Cadence.ofBoth(first.cadence(), second.cadence(), bars)
                                : Cadence.TICK,
                        FeatureWarmup.ofBoth(first.warmup(), second.warmup(), bars));
        return compiler.keep(new Arithmetic(compiler.nextIndex(), description, operation, inputs));
    }

    private static void requirePrice(
            String function, Description input, Arithmetic.Operation operation) {
        boolean ofPrice =
                operation == Arithmetic.Operation.DIST || operation == Arithmetic.Operation.SPREADS;
        if (ofPrice && input.unit() != FeatureUnit.PRICE) {
            throw new IllegalArgumentException(
                    function
                            + " takes a price, and "
                            + input.definition()
                            + " is measured in "
                            + input.unit().label());
        }
    }

    private static FeatureUnit unit(
            Arithmetic.Operation operation, Description first, Description second) {
        return switch (operation) {
            case DIST, SPREADS -> FeatureUnit.SPREADS;
            case MINUS -> first.unit() == second.unit() ? first.unit() : FeatureUnit.NONE;
            case RATIO -> FeatureUnit.NONE;
        };
    }

    private Node rolling(Expression.Call call, RollingValue.Operation operation) {
        requireArguments(call, 2, "a feature and a number");
        Node input = compiler.node(call.arguments().get(0));
        boolean zscore = operation == RollingValue.Operation.ZSCORE;
        int span =
                (int)
                        number(
                                call.arguments().get(1),
                                "n",
                                zscore ? 3 : 1,
                                IndicatorKind.PERIOD_MAX,
                                true);
        String definition = definition(call.function(), List.of(input), ", " + span);
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        Description of = input.description();
        // In ticks a window takes longer than its input only if that counts ticks too.
        boolean sameCount = of.cadence().equals(of.warmup().cadence());
        var description =
                new Description(
                        definition,
                        columnName(call.function(), List.of(input), "_" + span),
                        zscore ? FeatureUnit.NONE : of.unit(),
                        FeatureSpec.DERIVED,
                        of.cadence(),
                        of.warmup().after(sameCount ? (zscore ? span - 1 : span) : 1));
        return compiler.keep(
                new RollingValue(
                        compiler.nextIndex(),
                        description,
                        operation,
                        input,
                        span,
                        compiler.nextWindow()));
    }

    private static void requireArguments(Expression.Call call, int count, String what) {
        if (call.arguments().size() != count) {
            throw new IllegalArgumentException(
                    "%s takes %s, not %d arguments"
                            .formatted(call.function(), what, call.arguments().size()));
        }
    }

    private static String definition(String function, List<Node> inputs, String more) {
        return inputs.stream()
                .map(input -> input.description().definition())
                .collect(Collectors.joining(", ", function + '(', more + ')'));
    }

    private static String columnName(String function, List<Node> inputs, String more) {
        return inputs.stream()
                        .map(input -> input.description().column())
                        .collect(Collectors.joining("_", function + '_', ""))
                + more;
    }
}
