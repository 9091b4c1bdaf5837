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

/**
 * Compiles {@code seq(x, n)} and {@code seq(x, n, BARS)}: the last n values of a feature, each a
 * feature of its own, as a recurrent network reads them. With bars, x is taken when one closes,
 * whatever its own cadence.
 */
final class SequenceCompiler {

    static final String FUNCTION = "seq";
    private static final int LENGTH_MIN = 2;
    private static final int LENGTH_MAX = 128;

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
        if (arguments.size() < 2 || arguments.size() > 3) {
            throw new IllegalArgumentException(
                    "seq takes a feature, a number and, if wanted, bars, not %d arguments"
                            .formatted(arguments.size()));
        }
        Node input = compiler.node(arguments.get(0));
        int length = (int) CallCompiler.number(arguments.get(1), "n", LENGTH_MIN, LENGTH_MAX, true);
        RollingValue sequence = sequence(input, length, arguments.subList(2, arguments.size()));
        var elements = new ArrayList<Node>();
        for (int age = 0; age < length; age++) {
            elements.add(element(sequence, age));
        }
        return elements;
    }

    private RollingValue sequence(Node input, int length, List<Expression> bars) {
        Description of = input.description();
        Cadence cadence =
                bars.isEmpty()
                        ? of.cadence()
                        : new Cadence(compiler.series().of(spec(bars.get(0))));
        String suffix =
                ", "
                        + length
                        + (bars.isEmpty() ? "" : ", " + compiler.series().nameOf(spec(bars.get(0))))
                        + ')';
        String definition = FUNCTION + '(' + of.definition() + suffix;
        if (compiler.known(definition) instanceof RollingValue known) {
            return known;
        }
        String column = of.column() + (bars.isEmpty() ? "" : '_' + spec(bars.get(0)).label());
        var description =
                new Description(
                        definition, column, of.unit(), FeatureSpec.SEQUENCES, cadence, of.warmup());
        return compiler.keep(
                new RollingValue(
                        compiler.nextIndex(),
                        description,
                        RollingValue.Operation.SEQ,
                        input,
                        length,
                        compiler.nextWindow()));
    }

    private static BarSpec spec(Expression bars) {
        return BarSpec.parse(bars.toString());
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
