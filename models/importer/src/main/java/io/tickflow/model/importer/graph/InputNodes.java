package io.tickflow.model.importer.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;

/** Nodes that make the inputs of a graph from a row of features. */
final class InputNodes {

    private static final int FLOAT = TensorProto.DataType.FLOAT.getNumber();

    private final List<GraphInput> inputs;
    private final int[] positions;

    /**
     * Creates the nodes of a graph.
     *
     * @param positions position in the row for each value of the inputs, one input after another
     */
    InputNodes(List<GraphInput> inputs, int[] positions) {
        this.inputs = inputs;
        this.positions = positions;
    }

    /** Returns true if the graph takes the row as it is. */
    boolean isMatrix(int features) {
        boolean isInOrder = positions.length == features;
        for (int i = 0; i < positions.length; i++) {
            isInOrder &= positions[i] == i;
        }
        return inputs.size() == 1
                && inputs.get(0).type() == FLOAT
                && inputs.get(0).dims().size() == 2
                && isInOrder;
    }

    /** Adds nodes that make each input of columns of {@code rows}; describes them. */
    void connect(String rows, AddedNodes nodes, List<String> changes) {
        int from = 0;
        for (GraphInput input : inputs) {
            int width = inputs.size() == 1 ? positions.length : input.width();
            connect(input, Arrays.copyOfRange(positions, from, from + width), rows, nodes);
            from += width;
        }
        describe(changes);
    }

    private static void connect(GraphInput input, int[] columns, String rows, AddedNodes nodes) {
        String indices = nodes.constant(columns, nodes.before());
        boolean isCast = input.type() != FLOAT;
        boolean isShaped = input.dims().size() != 2;
        String made = isCast || isShaped ? nodes.unique("columns") : input.name();
        nodes.before().add(GraphParts.gather(rows, indices, made));
        if (isCast) {
            String cast = isShaped ? nodes.unique("cast") : input.name();
            nodes.before().add(GraphParts.cast(made, input.type(), cast));
            made = cast;
        }
        if (isShaped) {
            String shape = nodes.constant(shape(input), nodes.before());
            nodes.before().add(GraphParts.reshape(made, shape, input.name()));
        }
    }

    private void describe(List<String> changes) {
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
}
