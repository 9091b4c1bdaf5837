package io.tickflow.core.feature;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.Node.Description;
import io.tickflow.core.indicator.CloseFormula;
import io.tickflow.core.indicator.CloseIndicator;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.Indicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.IndicatorKinds;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a function in an expression stands for: an output of an indicator, or a derivation. */
final class Functions {

    private static final Map<String, Arithmetic.Operation> ARITHMETIC =
            Map.of(
                    "dist", Arithmetic.Operation.DIST,
                    "spreads", Arithmetic.Operation.SPREADS,
                    "minus", Arithmetic.Operation.MINUS,
                    "ratio", Arithmetic.Operation.RATIO);

    private static final Map<String, Remembered.Operation> REMEMBERED =
            Map.of(
                    "lag", Remembered.Operation.LAG,
                    "diff", Remembered.Operation.DIFF,
                    "zscore", Remembered.Operation.ZSCORE);

    private static final String FORMING = "forming";

    private final FeatureCompiler compiler;

    Functions(FeatureCompiler compiler) {
        this.compiler = compiler;
    }

    /**
     * Node of a call.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Node node(Expression.Call call) {
        Arithmetic.Operation arithmetic = ARITHMETIC.get(call.function());
        if (arithmetic != null) {
            return arithmetic(call, arithmetic);
        }
        Remembered.Operation remembered = REMEMBERED.get(call.function());
        if (remembered != null) {
            return remembered(call, remembered);
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
        return indicator(call, function.kind(), function.output());
    }

    private Node indicator(Expression.Call call, IndicatorKind kind, int output) {
        var rest = new ArrayList<>(call.arguments());
        boolean forming = isWord(rest, FORMING);
        if (forming) {
            rest.remove(rest.size() - 1);
        }
        BarSpec spec = bars(call.function(), kind, rest);
        double[] parameters = parameters(kind, rest);
        String numbers =
                DoubleStream.of(parameters)
                        .mapToObj(number -> Expression.text(number) + ", ")
                        .collect(Collectors.joining());
        String definition =
                call.function() + '(' + numbers + spec + (forming ? ", " + FORMING : "") + ')';
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        Indicator sample = kind.factory().create(parameters);
        if (forming && !(sample instanceof FormingIndicator)) {
            throw new IllegalArgumentException(
                    call.function() + " has no value on the forming bar");
        }
        int series = compiler.series().of(spec);
        var pace = new Pace(series);
        IndicatorKind.Readiness warmup = kind.warmup().of(parameters, output);
        var description =
                new Description(
                        definition,
                        columnName(call.function(), parameters, spec, forming),
                        kind.outputs().get(output).unit(),
                        "bars " + spec,
                        forming ? Pace.TICK : pace,
                        new Readiness(pace, warmup.firstValid(), warmup.settled(), 0));
        int slot = compiler.series().slotOf(series, kind, parameters);
        return forming && sample instanceof CloseIndicator closing
                ? forming(description, series, slot, output, closing.formula())
                : compiler.keep(
                        new IndicatorValue(
                                compiler.nextIndex(), description, series, slot, output, forming));
    }

    private Node forming(
            Description description, int series, int slot, int output, CloseFormula formula) {
        List<Node> numbers =
                IntStream.range(0, formula.size())
                        .mapToObj(number -> heldNumber(description, series, slot, number))
                        .toList();
        int index = compiler.nextIndex();
        var closed = new IndicatorValue(index, description, series, slot, output, false);
        return compiler.keep(new FormingValue(index, description, closed, formula, numbers));
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
                        of.readiness().pace(),
                        of.readiness());
        return compiler.keep(
                new HeldNumber(compiler.nextIndex(), description, series, slot, number));
    }

    private static boolean isWord(List<Expression> arguments, String text) {
        return !arguments.isEmpty()
                && arguments.get(arguments.size() - 1) instanceof Expression.Word word
                && word.text().equalsIgnoreCase(text);
    }

    private static BarSpec bars(String function, IndicatorKind kind, List<Expression> arguments) {
        if (arguments.isEmpty()
                || !(arguments.get(arguments.size() - 1) instanceof Expression.Word word)) {
            throw new IllegalArgumentException(
                    function + " needs bars as its last argument, such as M5");
        }
        arguments.remove(arguments.size() - 1);
        try {
            return BarSpec.parse(word.text());
        } catch (IllegalArgumentException noBars) {
            throw withNumbers(noBars, kind, arguments);
        }
    }

    /** Says what is wrong with the numbers as well. */
    private static IllegalArgumentException withNumbers(
            IllegalArgumentException noBars, IndicatorKind kind, List<Expression> numbers) {
        try {
            parameters(kind, numbers);
            return noBars;
        } catch (IllegalArgumentException alsoWrong) {
            return new IllegalArgumentException(
                    noBars.getMessage() + "; " + alsoWrong.getMessage(), noBars);
        }
    }

    private static double[] parameters(IndicatorKind kind, List<Expression> given) {
        List<IndicatorKind.Parameter> wanted = kind.parameters();
        if (given.size() > wanted.size()) {
            throw new IllegalArgumentException(
                    "%s takes %d numbers and bars, not %d numbers"
                            .formatted(kind.name(), wanted.size(), given.size()));
        }
        double[] parameters = wanted.stream().mapToDouble(IndicatorKind.Parameter::usual).toArray();
        for (int i = 0; i < given.size(); i++) {
            IndicatorKind.Parameter parameter = wanted.get(i);
            parameters[i] =
                    number(
                            given.get(i),
                            parameter.name(),
                            parameter.min(),
                            parameter.max(),
                            parameter.whole());
        }
        return parameters;
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

    private static String columnName(
            String function, double[] parameters, BarSpec spec, boolean forming) {
        String numbers =
                Arrays.stream(parameters)
                        .mapToObj(number -> Expression.text(number).replace('.', 'p') + '_')
                        .collect(Collectors.joining());
        return function + '_' + numbers + spec.label() + (forming ? "_forming" : "");
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
                        two ? Pace.ofBoth(first.pace(), second.pace(), bars) : Pace.TICK,
                        Readiness.ofBoth(first.readiness(), second.readiness(), bars));
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

    private Node remembered(Expression.Call call, Remembered.Operation operation) {
        requireArguments(call, 2, "a feature and a number");
        Node input = compiler.node(call.arguments().get(0));
        boolean zscore = operation == Remembered.Operation.ZSCORE;
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
        // In ticks a memory takes longer than its input only if that counts ticks too.
        boolean sameCount = of.pace().equals(of.readiness().pace());
        var description =
                new Description(
                        definition,
                        columnName(call.function(), List.of(input), "_" + span),
                        zscore ? FeatureUnit.NONE : of.unit(),
                        FeatureSpec.DERIVED,
                        of.pace(),
                        of.readiness().after(sameCount ? (zscore ? span - 1 : span) : 1));
        return compiler.keep(
                new Remembered(
                        compiler.nextIndex(),
                        description,
                        operation,
                        input,
                        span,
                        compiler.nextMemory()));
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
