package io.tickflow.model.importer.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final Set<String> names = new HashSet<>();
    private final List<NodeProto> before = new ArrayList<>();
    private final List<NodeProto> after = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();

    /** Creates an adapter of {@code model}, which stays unchanged. */
    public GraphAdapter(ModelProto model) {
        this.model = model;
        for (NodeProto node : model.getGraph().getNodeList()) {
            names.addAll(node.getInputList());
            names.addAll(node.getOutputList());
        }
        model.getGraph().getInputList().forEach(value -> names.add(value.getName()));
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
        if (!isMatrix(inputs, positions, features)) {
            input = unique("features");
            connect(inputs, positions, input);
        }
        String answer = answer(output);
        if (before.isEmpty() && after.isEmpty() && !output.isOfMap()) {
            return new AdaptedGraph(original, input, answer, isOfOneRow, List.of());
        }
        byte[] bytes = write(inputs, input, features, isOfOneRow, answer).toByteArray();
        return new AdaptedGraph(bytes, input, answer, isOfOneRow, changes);
    }

    private static boolean isMatrix(List<GraphInput> inputs, int[] positions, int features) {
        boolean isInOrder = positions.length == features;
        for (int i = 0; i < positions.length; i++) {
            isInOrder &= positions[i] == i;
        }
        return inputs.size() == 1
                && inputs.get(0).type() == FLOAT
                && inputs.get(0).dims().size() == 2
                && isInOrder;
    }

    /** Makes each input of the graph from columns of the row. */
    private void connect(List<GraphInput> inputs, int[] positions, String rows) {
        int from = 0;
        for (GraphInput input : inputs) {
            int width = inputs.size() == 1 ? positions.length : input.width();
            int[] columns = Arrays.copyOfRange(positions, from, from + width);
            from += width;
            String indices = constant(columns);
            boolean isCast = input.type() != FLOAT;
            boolean isShaped = input.dims().size() != 2;
            String made = isCast || isShaped ? unique("columns") : input.name();
            before.add(GraphParts.gather(rows, indices, made));
            if (isCast) {
                String cast = isShaped ? unique("cast") : input.name();
                before.add(GraphParts.cast(made, input.type(), cast));
                made = cast;
            }
            if (isShaped) {
                before.add(GraphParts.reshape(made, constant(shape(input)), input.name()));
            }
        }
        describe(inputs, positions);
    }

    private void describe(List<GraphInput> inputs, int[] positions) {
        GraphInput first = inputs.get(0);
        if (inputs.size() > 1) {
            changes.add(inputs.size() + " inputs are columns of one matrix");
        }
        if (first.type() != FLOAT) {
            changes.add("a cast of the inputs to " + GraphReading.type(first.type()));
        }
        if (first.dims().size() > 2) {
            changes.add("features in the shape " + first.dims() + ", step by step");
        }
        if (changes.isEmpty()) {
            changes.add(positions.length + " columns are taken by name");
        }
    }

    private static int[] shape(GraphInput input) {
        int[] shape = input.dims().stream().mapToInt(Long::intValue).toArray();
        if (shape.length == 0) {
            return new int[] {-1};
        }
        shape[0] = -1;
        return shape;
    }

    private String answer(GraphOutput output) {
        String answer = output.tensor();
        if (output.type() != FLOAT && output.type() != 0) {
            String cast = unique("answer");
            after.add(GraphParts.cast(answer, FLOAT, cast));
            changes.add("a cast of the output from " + GraphReading.type(output.type()));
            answer = cast;
        }
        int width = output.flatWidth();
        if (width > 0) {
            String flat = unique("answer");
            after.add(GraphParts.reshape(answer, constant(new int[] {-1, width}, after), flat));
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
        if (!before.isEmpty()) {
            graph.clearInput().addInput(GraphParts.rows(input, isOfOneRow, features));
            Set<String> replaced = new HashSet<>(inputs.stream().map(GraphInput::name).toList());
            old.getInputList().stream()
                    .filter(value -> !replaced.contains(value.getName()))
                    .forEach(graph::addInput);
        }
        graph.addAllNode(before);
        old.getNodeList().stream().filter(node -> !isMap(node)).forEach(graph::addNode);
        graph.addAllNode(after).addOutput(outputOf(old, answer));
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

    private String constant(int[] values) {
        return constant(values, before);
    }

    private String constant(int[] values, List<NodeProto> nodes) {
        String name = unique("constant");
        nodes.add(GraphParts.constant(values, name));
        return name;
    }

    private String unique(String name) {
        String free = name;
        for (int i = 1; !names.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
