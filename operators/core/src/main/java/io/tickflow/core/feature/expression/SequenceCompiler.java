package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.node.Cadence;
import io.tickflow.core.feature.node.FeatureWarmup;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.Node.Description;
import io.tickflow.core.feature.node.RollingValue;
import io.tickflow.core.feature.node.SequenceElement;
import io.tickflow.model.contract.FeatureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles {@code seq(x, n)} and {@code seq(x, n, BARS)}: the last n values of a feature, each a
 * feature of its own, as a recurrent network reads them. With bars, x is taken when one closes,
 * whatever its own cadence.
 */
final class SequenceCompiler {

    static final String FUNCTION = "seq";
    private static final Arguments.Range LENGTH = new Arguments.Range("n", 2, 128, true);

    private final FeatureCompiler compiler;

    SequenceCompiler(FeatureCompiler compiler) {
        this.compiler = compiler;
    }

    /** True if an expression names a sequence. */
    static boolean isOne(Expression expression) {
        return expression instanceof Expression.Call call && call.function().equals(FUNCTION);
    }

    /** The elements, the newest first. */
    List<Node> elements(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        Arguments.requireCount(call, 2, 3, "a feature and a number, and bars if wanted");
        var problems = new ExpressionException.Collector();
        Optional<Node> input = problems.of(() -> compiler.node(arguments.get(0)));
        Optional<Double> given = problems.of(() -> Arguments.number(arguments.get(1), LENGTH));
        Optional<BarSpec> bars =
                arguments.size() == 2
                        ? Optional.empty()
                        : problems.of(() -> Arguments.bars(arguments.get(2)));
        problems.throwIfAny();
        int length = given.orElseThrow().intValue();
        RollingValue sequence = sequence(input.orElseThrow(), length, bars);
        var elements = new ArrayList<Node>();
        for (int age = 0; age < length; age++) {
            elements.add(element(sequence, age));
        }
        return elements;
    }

    private RollingValue sequence(Node input, int length, Optional<BarSpec> bars) {
        Description of = input.description();
        Cadence cadence =
                bars.map(spec -> new Cadence(compiler.series().of(spec))).orElse(of.cadence());
        String suffix =
                ", "
                        + length
                        + bars.map(spec -> ", " + compiler.series().nameOf(spec)).orElse("")
                        + ')';
        String definition = FUNCTION + '(' + of.definition() + suffix;
        if (compiler.known(definition) instanceof RollingValue known) {
            return known;
        }
        String column = of.column() + bars.map(spec -> '_' + spec.label()).orElse("");
        var description =
                new Description(
                        definition, column, of.unit(), FeatureSpec.SEQUENCES, cadence, of.warmup());
        return compiler.keep(
                new RollingValue(
                        compiler.nextIndex(),
                        description,
                        new RollingValue.Function(RollingValue.Operation.SEQ, length, 0),
                        input,
                        compiler.nextWindow()));
    }

    private Node element(RollingValue sequence, int age) {
        Description of = sequence.description();
        String definition = of.definition() + '[' + age + ']';
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        boolean sameCount = of.cadence().equals(of.warmup().cadence());
        FeatureWarmup elements =
                new FeatureWarmup(of.cadence(), age, age, of.warmup().sessionMillis());
        var description =
                new Description(
                        definition,
                        FUNCTION + '_' + of.column() + '_' + age,
                        of.unit(),
                        of.group(),
                        of.cadence(),
                        sameCount
                                ? of.warmup().after(age)
                                : FeatureWarmup.ofBoth(
                                        elements, of.warmup(), compiler.series().bars()));
        return compiler.keep(new SequenceElement(compiler.nextIndex(), description, sequence, age));
    }
}
