package io.tickflow.model.importer.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nodes of a graph by the tensors that they make. */
final class GraphNodes {

    private static final int STEPS_MAX = 20;
    private static final Set<String> SHAPES =
            Set.of("Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Flatten");
    private static final Set<String> SCALES = Set.of("Mul", "Div", "Normalizer");
    private static final Set<String> SUMS =
            Set.of("Gemm", "MatMul", "Add", "Sub", "LinearRegressor", "SVMRegressor");

    private final GraphProto graph;
    private final Map<String, NodeProto> producers = new HashMap<>();

    GraphNodes(GraphProto graph) {
        this.graph = graph;
        for (NodeProto node : graph.getNodeList()) {
            node.getOutputList().forEach(tensor -> producers.put(tensor, node));
        }
    }

    @Nullable NodeProto producer(String tensor) {
        return producers.get(tensor);
    }

    /** Node that makes the values of a tensor, behind nodes that only move them. */
    @Nullable NodeProto origin(String tensor) {
        NodeProto node = producers.get(tensor);
        for (int i = 0; i < STEPS_MAX && node != null; i++) {
            if (!SHAPES.contains(node.getOpType()) || node.getInputCount() == 0) {
                return node;
            }
            node = producers.get(node.getInput(0));
        }
        return node;
    }

    /** Returns true if the node adds and multiplies only. */
    static boolean isRaw(@Nullable NodeProto node) {
        if (node == null) {
            return false;
        }
        if (node.getOpType().equals("TreeEnsembleRegressor")) {
            AttributeProto transform = attribute(node, "post_transform");
            return transform == null || transform.getS().toStringUtf8().equals("NONE");
        }
        return SUMS.contains(node.getOpType());
    }

    static @Nullable AttributeProto attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Labels of the columns of a tensor: of its classifier, or of the graph's classes. */
    List<String> classes(String tensor) {
        NodeProto node = producers.get(tensor);
        for (int i = 0; i < STEPS_MAX && node != null; i++) {
            List<String> labels = labels(node);
            if (!labels.isEmpty()) {
                return labels;
            }
            String type = node.getOpType();
            boolean passes = SHAPES.contains(type) || SCALES.contains(type);
            node = passes && node.getInputCount() > 0 ? producers.get(node.getInput(0)) : null;
        }
        return graph.getInitializerList().stream()
                .filter(values -> values.getName().equals("classes") && values.getDimsCount() == 1)
                .findFirst()
                .map(GraphNodes::texts)
                .orElse(List.of());
    }

    /** Labels that a node states. */
    static List<String> labels(NodeProto node) {
        var labels = new ArrayList<String>();
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.getName().startsWith("classlabels_")) {
                attribute.getIntsList().forEach(label -> labels.add(label.toString()));
                attribute.getStringsList().forEach(label -> labels.add(label.toStringUtf8()));
            }
        }
        return labels;
    }

    private static List<String> texts(TensorProto values) {
        var texts = new ArrayList<String>();
        values.getStringDataList().forEach(text -> texts.add(text.toStringUtf8()));
        values.getInt64DataList().forEach(number -> texts.add(number.toString()));
        values.getInt32DataList().forEach(number -> texts.add(number.toString()));
        boolean isLong = values.getDataType() == TensorProto.DataType.INT64.getNumber();
        var raw = values.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int size = isLong ? Long.BYTES : Integer.BYTES;
        while (raw.remaining() >= size) {
            texts.add(String.valueOf(isLong ? raw.getLong() : raw.getInt()));
        }
        return texts;
    }

    /** Dimensions of a tensor, -1 for open ones; empty if it states none. */
    static List<Long> dims(ValueInfoProto value) {
        TypeProto.Tensor tensor = value.getType().getTensorType();
        return tensor.getShape().getDimList().stream()
                .map(dim -> dim.hasDimValue() && dim.getDimValue() > 0 ? dim.getDimValue() : -1L)
                .toList();
    }
}
