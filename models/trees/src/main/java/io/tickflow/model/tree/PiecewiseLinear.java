package io.tickflow.model.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Continuous function of a margin: straight between knots, flat outside. Knots rise.
 *
 * @param knots margins, one or more
 * @param values value at each knot
 */
public record PiecewiseLinear(List<Double> knots, List<Double> values) {

    /** Copies the lists. */
    public PiecewiseLinear {
        knots = List.copyOf(knots);
        values = List.copyOf(values);
        if (knots.isEmpty() || knots.size() != values.size()) {
            throw new IllegalArgumentException(
                    knots.size() + " knots with " + values.size() + " values");
        }
        for (int i = 1; i < knots.size(); i++) {
            if (!(knots.get(i - 1) < knots.get(i))) {
                throw new IllegalArgumentException("knots do not rise: " + knots);
            }
        }
    }

    /** Returns the value at {@code margin}. */
    public double at(double margin) {
        int piece = 0;
        while (piece < knots.size() && margin > knots.get(piece)) {
            piece++;
        }
        return slope(piece) * margin + intercept(piece);
    }

    /**
     * Returns two trees of one feature, the margin: the first gives the slope of the piece, the
     * second its intercept.
     */
    public TreeEnsemble pieces() {
        var slopes = new ArrayList<Float>();
        var intercepts = new ArrayList<Float>();
        for (int piece = 0; piece <= knots.size(); piece++) {
            slopes.add((float) slope(piece));
            intercepts.add((float) intercept(piece));
        }
        return new TreeEnsemble(
                new ModelSource("tickflow", "1", "piecewise"),
                1,
                List.of("margin"),
                Split.LESS_OR_EQUAL,
                Link.IDENTITY,
                List.of(0f, 0f),
                List.of(tree(0, slopes), tree(1, intercepts)));
    }

    /** Chain of comparisons from the lowest knot up; there are only a few. */
    private Tree tree(int output, List<Float> leaves) {
        int inner = knots.size();
        int size = 2 * inner + 1;
        var tree =
                new Tree(
                        output,
                        new int[size],
                        new int[size],
                        new int[size],
                        new float[size],
                        new boolean[size],
                        new boolean[size]);
        for (int i = 0; i < inner; i++) {
            tree.left()[i] = inner + i;
            tree.right()[i] = i + 1 < inner ? i + 1 : 2 * inner;
            tree.value()[i] = knots.get(i).floatValue();
        }
        for (int i = 0; i <= inner; i++) {
            tree.left()[inner + i] = -1;
            tree.right()[inner + i] = -1;
            tree.value()[inner + i] = leaves.get(i);
        }
        return tree;
    }

    private double slope(int piece) {
        if (piece == 0 || piece == knots.size()) {
            return 0;
        }
        return (values.get(piece) - values.get(piece - 1))
                / (knots.get(piece) - knots.get(piece - 1));
    }

    private double intercept(int piece) {
        if (piece == 0) {
            return values.get(0);
        }
        return values.get(piece - 1) - slope(piece) * knots.get(piece - 1);
    }
}
