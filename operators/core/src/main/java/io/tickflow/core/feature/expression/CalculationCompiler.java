package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.node.Arithmetic;
import io.tickflow.core.feature.node.Cadence;
import io.tickflow.core.feature.node.Calculation;
import io.tickflow.core.feature.node.Constant;
import io.tickflow.core.feature.node.FeatureWarmup;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.Node.Description;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles arithmetic and comparisons of values of the same moment. */
final class CalculationCompiler {

    private static final Map<String, Arithmetic.Operation> ARITHMETIC =
            Map.of(
                    "dist", Arithmetic.Operation.DIST,
                    "spreads", Arithmetic.Operation.SPREADS,
                    "minus", Arithmetic.Operation.MINUS,
                    "ratio", Arithmetic.Operation.RATIO);

    private static final Map<String, Calculation.Operation> CALCULATIONS =
            Stream.of(Calculation.Operation.values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    one -> one.name().toLowerCase(Locale.ROOT), one -> one));

    /** Names of the functions. */
    static final Set<String> FUNCTIONS =
            Stream.concat(ARITHMETIC.keySet().stream(), CALCULATIONS.keySet().stream())
                    .collect(Collectors.toUnmodifiableSet());

    private final FeatureCompiler compiler;

    CalculationCompiler(FeatureCompiler compiler) {
        this.compiler = compiler;
    }

    /** Compiles a call of one of {@link #FUNCTIONS}. */
    Node node(Expression.Call call) {
        boolean two = takesTwo(call.function());
        Arguments.requireCount(
                call, two ? 2 : 1, two ? 2 : 1, two ? "two features" : "one feature");
        List<Expression> operands = call.arguments();
        if (operands.stream().allMatch(Expression.Literal.class::isInstance)) {
            throw new ExpressionException(
                    call.function() + " takes a feature, and there are only numbers",
                    call.column());
        }
        List<Node> inputs = operands(operands);
        String definition =
                inputs.stream()
                        .map(input -> input.description().definition())
                        .collect(Collectors.joining(", ", call.function() + '(', ")"));
        Node known = compiler.known(definition);
        return known != null ? known : compiler.keep(node(call, definition, inputs));
    }

    private List<Node> operands(List<Expression> expressions) {
        var found = new ArrayList<Node>();
        var problems = new ExpressionException.Collector();
        for (Expression expression : expressions) {
            problems.of(() -> operand(expression)).ifPresent(found::add);
        }
        problems.throwIfAny();
        return found;
    }

    private Node operand(Expression expression) {
        if (!(expression instanceof Expression.Literal number)) {
            return compiler.node(expression);
        }
        double value = number.value();
        String text = Expression.text(value);
        Node known = compiler.known(text);
        return known != null
                ? known
                : compiler.keep(
                        new Constant(
                                compiler.nextIndex(), value, text, Expression.columnText(value)));
    }

    private static boolean takesTwo(String function) {
        Arithmetic.Operation arithmetic = ARITHMETIC.get(function);
        Calculation.Operation calculation = CALCULATIONS.get(function);
        return calculation != null
                ? calculation.takesTwo()
                : arithmetic == Arithmetic.Operation.MINUS
                        || arithmetic == Arithmetic.Operation.RATIO;
    }

    private Node node(Expression.Call call, String definition, List<Node> inputs) {
        String function = call.function();
        boolean firstIsNumber = call.arguments().get(0) instanceof Expression.Literal;
        boolean lastIsNumber =
                call.arguments().get(inputs.size() - 1) instanceof Expression.Literal;
        // A number has neither a cadence nor a unit: the other operand counts twice.
        Description first = inputs.get(firstIsNumber ? inputs.size() - 1 : 0).description();
        Description last = inputs.get(lastIsNumber ? 0 : inputs.size() - 1).description();
        List<BarSpec> bars = compiler.series().bars();
        Arithmetic.Operation arithmetic = ARITHMETIC.get(function);
        boolean ofScale =
                arithmetic == Arithmetic.Operation.DIST
                        || arithmetic == Arithmetic.Operation.SPREADS;
        if (ofScale) {
            requirePrice(call, first);
        }
        var description =
                new Description(
                        definition,
                        columnName(function, inputs),
                        unit(function, first, last, firstIsNumber, lastIsNumber),
                        FeatureSpec.DERIVED,
                        ofScale
                                ? Cadence.TICK
                                : Cadence.ofBoth(first.cadence(), last.cadence(), bars),
                        FeatureWarmup.ofBoth(first.warmup(), last.warmup(), bars));
        return arithmetic != null
                ? new Arithmetic(compiler.nextIndex(), description, arithmetic, inputs)
                : new Calculation(
                        compiler.nextIndex(),
                        description,
                        Objects.requireNonNull(CALCULATIONS.get(function)),
                        inputs);
    }

    private static void requirePrice(Expression.Call call, Description input) {
        if (input.unit() != FeatureUnit.PRICE) {
            throw new ExpressionException(
                    call.function()
                            + " takes a price, and "
                            + input.definition()
                            + " is measured in "
                            + input.unit().label(),
                    call.arguments().get(0).column());
        }
    }

    private static FeatureUnit unit(
            String function,
            Description first,
            Description last,
            boolean firstIsNumber,
            boolean lastIsNumber) {
        boolean withNumber = firstIsNumber || lastIsNumber;
        FeatureUnit ofSum = first.unit() == last.unit() ? first.unit() : FeatureUnit.NONE;
        return switch (function) {
            case "dist", "spreads" -> FeatureUnit.SPREADS;
            case "plus", "minus", "negative", "abs" -> ofSum;
            case "times" -> withNumber ? ofSum : FeatureUnit.NONE;
            case "ratio" -> lastIsNumber ? ofSum : FeatureUnit.NONE;
            default -> FeatureUnit.NONE;
        };
    }

    private static String columnName(String function, List<Node> inputs) {
        return inputs.stream()
                .map(input -> input.description().column())
                .collect(Collectors.joining("_", function + '_', ""));
    }
}
