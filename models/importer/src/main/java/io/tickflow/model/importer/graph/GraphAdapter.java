package io.tickflow.model.importer.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts nodes in front of the inputs of a graph and behind its answer, so that it has the form that
 * jobs score. A graph that has this form stays as it is, to the byte.
 */
public final class GraphAdapter {

    private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();
    private static final long OPSET = 15;

    private final ModelProto model;
    private final AddedNodes nodes;
    private final List<String> changes = new ArrayList<>();

    /** Creates an adapter of {@code model}, which stays unchanged. */
    public GraphAdapter(ModelProto model) {
        this.model = model;
        this.nodes = new AddedNodes(model);
    }

    /**
     * Adapts the graph.
     *
     * @param original bytes of the file, kept if nothing changes
     * @param positions position in the row for each value of the inputs, one input after another
     * @param features number of features in a row
     */
    public AdaptedGraph adapt(
            byte[] original,
            List<GraphInput> inputs,
            GraphOutput output,
            int[] positions,
            int features) {
        boolean isOfOneRow = inputs.stream().anyMatch(GraphInput::isOfOneRow);
        String input = inputs.get(0).name();
        var columns = new InputNodes(inputs, positions);
        if (!columns.isMatrix(features)) {
            input = nodes.unique("features");
            columns.connect(input, nodes, changes);
        }
        String answer = answer(output);
        if (nodes.before().isEmpty() && nodes.after().isEmpty() && !output.isOfMap()) {
            return new AdaptedGraph(original, input, answer, isOfOneRow, List.of());
        }
        byte[] bytes = write(inputs, input, features, isOfOneRow, answer).toByteArray();
        return new AdaptedGraph(bytes, input, answer, isOfOneRow, changes);
    }

    private String answer(GraphOutput output) {
        String answer = output.tensor();
        if (output.type() != FLOAT && output.type() != 0) {
            String cast = nodes.unique("answer");
            nodes.after().add(GraphParts.cast(answer, FLOAT, cast));
            changes.add("a cast of the output from " + GraphReading.type(output.type()));
            answer = cast;
        }
        int width = output.flatWidth();
        if (width > 0) {
            String flat = nodes.unique("answer");
            String shape = nodes.constant(new int[] {-1, width}, nodes.after());
            nodes.after().add(GraphParts.reshape(answer, shape, flat));
            changes.add("output " + output.dims() + " as " + width + " columns");
            answer = flat;
        }
        if (output.isOfMap()) {
            changes.add("the map of labels " + output.classes() + " is a matrix");
        }
        return answer;
    }

    private ModelProto write(
            List<GraphInput> inputs,
            String input,
            int features,
            boolean isOfOneRow,
            String answer) {
        GraphProto old = model.getGraph();
        GraphProto.Builder graph = old.toBuilder().clearNode().clearOutput();
        if (!nodes.before().isEmpty()) {
            graph.clearInput().addInput(GraphParts.rows(input, isOfOneRow, features));
            Set<String> replaced = new HashSet<>(inputs.stream().map(GraphInput::name).toList());
            old.getInputList().stream()
                    .filter(value -> !replaced.contains(value.getName()))
                    .forEach(graph::addInput);
        }
        graph.addAllNode(nodes.before());
        old.getNodeList().stream().filter(node -> !isMap(node)).forEach(graph::addNode);
        graph.addAllNode(nodes.after()).addOutput(outputOf(old, answer));
        ModelProto.Builder changed = model.toBuilder().setGraph(graph);
        if (model.getOpsetImportList().stream().noneMatch(set -> isStandard(set.getDomain()))) {
            changed.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET));
        }
        return changed.build();
    }

    /** Declaration of the answer: the graph's own, or a float tensor of any shape. */
    private static ValueInfoProto outputOf(GraphProto graph, String answer) {
        return graph.getOutputList().stream()
                .filter(value -> value.getName().equals(answer))
                .findFirst()
                .orElseGet(
                        () ->
                                ValueInfoProto.newBuilder()
                                        .setName(answer)
                                        .setType(
                                                TypeProto.newBuilder()
                                                        .setTensorType(
                                                                TypeProto.Tensor.newBuilder()
                                                                        .setElemType(FLOAT)))
                                        .build());
    }

    private static boolean isMap(NodeProto node) {
        return node.getOpType().equals("ZipMap");
    }

    private static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }
}
