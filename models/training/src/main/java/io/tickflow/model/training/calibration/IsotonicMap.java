package io.tickflow.model.training.calibration;

import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.tree.PiecewiseLinear;
import io.tickflow.model.tree.TreeEnsemble;
import io.tickflow.model.tree.onnx.TreeEnsembleOnnx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Rising line through the frequencies of equal parts of the rows, pooled where they fall (PAV). A
 * line instead of steps, as a step would turn rounding of a margin into another probability.
 *
 * @param line probability over the margin
 */
record IsotonicMap(PiecewiseLinear line) implements MarginMap {

    private static final int PARTS = 20;

    /** Neighbouring rows of one frequency. */
    private record Part(double margins, double ones, int rows) {

        double frequency() {
            return ones / rows;
        }

        double margin() {
            return margins / rows;
        }

        Part with(Part other) {
            return new Part(margins + other.margins, ones + other.ones, rows + other.rows);
        }
    }

    static IsotonicMap fit(double[] margins, float[] labels) {
        var pooled = new ArrayList<Part>();
        for (Part part : parts(margins, labels)) {
            Part last = part;
            while (!pooled.isEmpty()
                    && (pooled.get(pooled.size() - 1).frequency() >= last.frequency()
                            || pooled.get(pooled.size() - 1).margin() >= last.margin())) {
                last = pooled.remove(pooled.size() - 1).with(last);
            }
            pooled.add(last);
        }
        return new IsotonicMap(
                new PiecewiseLinear(
                        pooled.stream().map(Part::margin).toList(),
                        pooled.stream().map(Part::frequency).toList()));
    }

    private static List<Part> parts(double[] margins, float[] labels) {
        Integer[] order = new Integer[margins.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> margins[i]));
        var parts = new ArrayList<Part>();
        for (int part = 0; part < PARTS; part++) {
            int from = (int) ((long) order.length * part / PARTS);
            int to = (int) ((long) order.length * (part + 1) / PARTS);
            double sum = 0;
            double ones = 0;
            for (int i = from; i < to; i++) {
                sum += margins[order[i]];
                ones += labels[order[i]];
            }
            if (to > from) {
                parts.add(new Part(sum, ones, to - from));
            }
        }
        return parts;
    }

    @Override
    public double probability(double margin) {
        return line.at(margin);
    }

    @Override
    public byte[] onnx(TreeEnsemble ensemble) {
        return TreeEnsembleOnnx.write(ensemble, line, "trees");
    }

    @Override
    public MemberOutput output() {
        return MemberOutput.probability(TreeEnsembleOnnx.PROBABILITY);
    }
}
