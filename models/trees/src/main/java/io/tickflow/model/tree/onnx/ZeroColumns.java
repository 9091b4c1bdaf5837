package io.tickflow.model.tree.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
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
                .addInitializer(scalar("zero", TreeEnsemble.ZERO))
                .addInitializer(scalar("missing", Float.NaN))
                .addNode(
                        node("Gather", "copied", input, "zero_columns")
                                .addAttribute(Attributes.number("axis", 1)))
                .addNode(node("Abs", "magnitude", "copied"))
                .addNode(node("LessOrEqual", "is_zero", "magnitude", "zero"))
                .addNode(node("Where", "without_zero", "is_zero", "missing", "copied"))
                .addNode(
                        node("Concat", WIDENED, input, "without_zero")
                                .addAttribute(Attributes.number("axis", 1)));
        return WIDENED;
    }

    private static TensorProto.Builder scalar(String name, float value) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(value);
    }

    private static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setName(output)
                .setOpType(type)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }
}
