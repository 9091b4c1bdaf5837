package io.tickflow.model.tree.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.tickflow.model.tree.Tree;
import io.tickflow.model.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Columns appended to the inputs of trees that take zero for missing: copies of features in which
 * each value near zero is NaN. Comparing alone cannot say that of a single node.
 */
final class ZeroColumns {

    private static final String WIDENED = "features_and_zero_is_missing";

    private final int features;
    private final List<Integer> copied;

    private ZeroColumns(int features, List<Integer> copied) {
        this.features = features;
        this.copied = copied;
    }

    static ZeroColumns of(TreeEnsemble ensemble) {
        var copied = new TreeSet<Integer>();
        for (Tree tree : ensemble.trees()) {
            for (int node = 0; node < tree.size(); node++) {
                if (!tree.isLeaf(node) && tree.zeroIsMissing()[node]) {
                    copied.add(tree.feature()[node]);
                }
            }
        }
        return new ZeroColumns(ensemble.features(), new ArrayList<>(copied));
    }

    /** Column that a node reads. */
    int column(Tree tree, int node) {
        int feature = tree.feature()[node];
        return tree.zeroIsMissing()[node] ? features + copied.indexOf(feature) : feature;
    }

    /** Adds the nodes that append the columns to {@code input}; returns the name of the result. */
    String append(GraphProto.Builder graph, String input) {
        if (copied.isEmpty()) {
            return input;
        }
        var columns =
                TensorProto.newBuilder()
                        .setName("zero_columns")
                        .setDataType(TensorProto.DataType.INT64.getNumber())
                        .addDims(copied.size());
        copied.forEach(columns::addInt64Data);
        graph.addInitializer(columns)
                .addInitializer(OnnxFile.scalar("zero", TreeEnsemble.ZERO))
                .addInitializer(OnnxFile.scalar("missing", Float.NaN))
                .addNode(
                        OnnxFile.node("Gather", input, "zero_columns")
                                .addOutput("copied")
                                .addAttribute(Attributes.number("axis", 1)))
                .addNode(OnnxFile.node("Abs", "copied").addOutput("magnitude"))
                .addNode(OnnxFile.node("LessOrEqual", "magnitude", "zero").addOutput("is_zero"))
                .addNode(
                        OnnxFile.node("Where", "is_zero", "missing", "copied")
                                .addOutput("without_zero"))
                .addNode(
                        OnnxFile.node("Concat", input, "without_zero")
                                .addOutput(WIDENED)
                                .addAttribute(Attributes.number("axis", 1)));
        return WIDENED;
    }
}
