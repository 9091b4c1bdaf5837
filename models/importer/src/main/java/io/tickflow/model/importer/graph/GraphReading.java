package io.tickflow.model.importer.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds inputs and the answer of a graph; problems are collected, not thrown. */
public final class GraphReading {

    /** Element types that a cast from or to float keeps. */
    private static final Set<Integer> REALS =
            Set.of(
                    TensorProto.DataType.FLOAT.getNumber(),
                    TensorProto.DataType.DOUBLE.getNumber(),
                    TensorProto.DataType.FLOAT16.getNumber());

    private static final List<String> ANSWERS =
            List.of("probabilities", "output_probability", "probability", "probas");

    private final GraphProto graph;
    private final GraphNodes nodes;
    private final List<String> problems;

    /**
     * Creates a reading of {@code graph}.
     *
     * @param problems where problems are added
     */
    public GraphReading(GraphProto graph, List<String> problems) {
        this.graph = graph;
        this.nodes = new GraphNodes(graph);
        this.problems = problems;
    }

    /** Inputs in the order of the graph. */
    public List<GraphInput> inputs() {
        var constants =
                new HashSet<>(graph.getInitializerList().stream().map(t -> t.getName()).toList());
        var inputs = new ArrayList<GraphInput>();
        for (ValueInfoProto value : graph.getInputList()) {
            if (!constants.contains(value.getName())) {
                GraphInput input =
                        new GraphInput(
                                value.getName(),
                                value.getType().getTensorType().getElemType(),
                                GraphNodes.dims(value));
                check(input);
                inputs.add(input);
            }
        }
        if (inputs.isEmpty()) {
            problems.add("it has no input");
        }
        return inputs;
    }

    private void check(GraphInput input) {
        String who = "input '" + input.name() + "'";
        if (!REALS.contains(input.type())) {
            problems.add(
                    who
                            + " is of "
                            + type(input.type())
                            + ", and jobs have floats; maybe encode categories as numbers before"
                            + " training and export the model with float inputs");
        }
        if (!input.dims().isEmpty() && input.dims().get(0) > 1) {
            problems.add(
                    who
                            + " has a fixed batch of "
                            + input.dims().get(0)
                            + " rows; export it with a dynamic batch (torch.onnx.export(...,"
                            + " dynamic_shapes), dynamic_axes={'"
                            + input.name()
                            + "': {0: 'batch'}}) or with one row");
        }
        if (input.dims().size() > 2 && input.width() < 0) {
            problems.add(
                    who
                            + " is "
                            + input.dims()
                            + ": only the batch, its first dimension, can be open; export it with"
                            + " batch_first=True and a fixed length of the sequence");
        }
    }

    /**
     * Answer of the graph; null on a problem.
     *
     * @param wanted name of the output; null to find it
     */
    public @Nullable GraphOutput output(@Nullable String wanted) {
        var found = new ArrayList<GraphOutput>();
        for (ValueInfoProto value : graph.getOutputList()) {
            GraphOutput output = output(value);
            if (output != null && (wanted == null || wanted.equals(value.getName()))) {
                if (ANSWERS.contains(value.getName()) || output.isOfMap()) {
                    return output;
                }
                found.add(output);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        problems.add(
                "its outputs are "
                        + String.join(", ", outputs(graph))
                        + "; "
                        + (found.isEmpty()
                                ? "one should be a float tensor"
                                        + (wanted == null ? "" : " named '" + wanted + "'")
                                : "choose one with --output NAME"));
        return null;
    }

    private @Nullable GraphOutput output(ValueInfoProto value) {
        if (value.getType().hasSequenceType()) {
            NodeProto map = nodes.producer(value.getName());
            return map == null || !map.getOpType().equals("ZipMap") || map.getInputCount() != 1
                    ? null
                    : of(map.getInput(0), 0, List.of(), GraphNodes.labels(map));
        }
        int type = value.getType().getTensorType().getElemType();
        return REALS.contains(type)
                ? of(value.getName(), type, GraphNodes.dims(value), List.of())
                : null;
    }

    private GraphOutput of(String tensor, int type, List<Long> dims, List<String> keys) {
        NodeProto origin = nodes.origin(tensor);
        return new GraphOutput(
                tensor,
                type,
                dims,
                keys.isEmpty() ? nodes.classes(tensor) : keys,
                origin == null ? "" : origin.getOpType(),
                GraphNodes.isRaw(origin),
                !keys.isEmpty());
    }

    /** Outputs of a graph, a phrase each. */
    public static List<String> outputs(GraphProto graph) {
        return graph.getOutputList().stream().map(GraphReading::describe).toList();
    }

    private static String describe(ValueInfoProto value) {
        int type = value.getType().getTensorType().getElemType();
        return value.getName()
                + (value.getType().hasSequenceType()
                        ? " sequence"
                        : " " + type(type) + " " + GraphNodes.dims(value));
    }

    /** Name of an element type. */
    public static String type(int type) {
        TensorProto.DataType known = TensorProto.DataType.forNumber(type);
        return known == null ? "type " + type : known.name().toLowerCase(Locale.ROOT);
    }
}
