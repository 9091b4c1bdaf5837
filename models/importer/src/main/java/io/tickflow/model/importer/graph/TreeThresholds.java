package io.tickflow.model.importer.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Thresholds of the trees of a graph, by column.
 *
 * @param columns thresholds of each column that a tree splits
 * @param isOfLightgbm true if onnxmltools made the trees from LightGBM's, whose thresholds it
 *     rounds: rows at a threshold then go the wrong way
 */
public record TreeThresholds(List<Set<Float>> columns, boolean isOfLightgbm) {

    private static final int COLUMNS_MAX = 1 << 16;

    /** Copies the list. */
    public TreeThresholds {
        columns = List.copyOf(columns);
    }

    /** Reads the thresholds of {@code model}; empty without trees. */
    public static TreeThresholds of(ModelProto model) {
        var columns = new ArrayList<Set<Float>>();
        boolean isAtMost = false;
        for (NodeProto node : model.getGraph().getNodeList()) {
            AttributeProto features = GraphNodes.attribute(node, "nodes_featureids");
            AttributeProto values = GraphNodes.attribute(node, "nodes_values");
            AttributeProto modes = GraphNodes.attribute(node, "nodes_modes");
            if (features == null || values == null || modes == null) {
                continue;
            }
            int count = Math.min(values.getFloatsCount(), modes.getStringsCount());
            for (int i = 0; i < Math.min(count, features.getIntsCount()); i++) {
                String mode = modes.getStrings(i).toStringUtf8();
                long column = features.getInts(i);
                if (!mode.equals("LEAF") && column >= 0 && column < COLUMNS_MAX) {
                    isAtMost |= mode.equals("BRANCH_LEQ");
                    while (columns.size() <= column) {
                        columns.add(new HashSet<>());
                    }
                    columns.get((int) column).add(values.getFloats(i));
                }
            }
        }
        boolean isOfOnnxmltools = model.getProducerName().equalsIgnoreCase("OnnxMLTools");
        return new TreeThresholds(columns, isAtMost && isOfOnnxmltools);
    }

    /** Returns true if the row that starts at {@code at} has a value at a threshold. */
    public boolean meets(float[] rows, int at, int[] positions) {
        for (int i = 0; i < Math.min(columns.size(), positions.length); i++) {
            if (columns.get(i).contains(rows[at + positions[i]])) {
                return true;
            }
        }
        return false;
    }
}
