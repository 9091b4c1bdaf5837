package io.tickflow.core.feature;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.Node.Description;
import io.tickflow.model.contract.FeatureSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code seq(x, n)} or {@code seq(x, n, BARS)}: the last n values of a feature, each a feature of
 * its own, as a recurrent network reads them. With bars, x is taken when one closes, whatever its
 * own pace.
 */
final class SequenceFeatures {

    static final String FUNCTION = "seq";
    private static final int LENGTH_MIN = 2;
    private static final int LENGTH_MAX = 128;

    private final FeatureCompiler compiler;

    SequenceFeatures(FeatureCompiler compiler) {
        this.compiler = compiler;
    }

    /** Whether an expression names a sequence. */
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
        int length = (int) Functions.number(arguments.get(1), "n", LENGTH_MIN, LENGTH_MAX, true);
        Remembered sequence = sequence(input, length, arguments.subList(2, arguments.size()));
        var elements = new ArrayList<Node>();
        for (int age = 0; age < length; age++) {
            elements.add(element(sequence, age));
        }
        return elements;
    }

    private Remembered sequence(Node input, int length, List<Expression> bars) {
        Description of = input.description();
        Pace pace = bars.isEmpty() ? of.pace() : new Pace(compiler.series().of(spec(bars.get(0))));
        String suffix = ", " + length + (bars.isEmpty() ? "" : ", " + spec(bars.get(0))) + ')';
        String definition = FUNCTION + '(' + of.definition() + suffix;
        if (compiler.known(definition) instanceof Remembered known) {
            return known;
        }
        String column = of.column() + (bars.isEmpty() ? "" : '_' + spec(bars.get(0)).label());
        var description =
                new Description(
                        definition, column, of.unit(), FeatureSpec.SEQUENCES, pace, of.readiness());
        return compiler.keep(
                new Remembered(
                        compiler.nextIndex(),
                        description,
                        Remembered.Operation.SEQ,
                        input,
                        length,
                        compiler.nextMemory()));
    }

    private static BarSpec spec(Expression bars) {
        return BarSpec.parse(bars.toString());
    }

    private Node element(Remembered sequence, int age) {
        Description of = sequence.description();
        String definition = of.definition() + '[' + age + ']';
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        boolean sameCount = of.pace().equals(of.readiness().pace());
        Readiness elements = new Readiness(of.pace(), age, age, of.readiness().sessionMillis());
        var description =
                new Description(
                        definition,
                        FUNCTION + '_' + of.column() + '_' + age,
                        of.unit(),
                        of.group(),
                        of.pace(),
                        sameCount
                                ? of.readiness().after(age)
                                : Readiness.ofBoth(
                                        elements, of.readiness(), compiler.series().bars()));
        return compiler.keep(new SequenceElement(compiler.nextIndex(), description, sequence, age));
    }
}
