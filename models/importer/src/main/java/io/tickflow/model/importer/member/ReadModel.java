package io.tickflow.model.importer.member;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.tickflow.model.importer.file.ImportException;
import io.tickflow.model.importer.file.ModelFile;
import io.tickflow.model.importer.graph.GraphInput;
import io.tickflow.model.importer.graph.GraphOutput;
import io.tickflow.model.importer.graph.GraphReading;
import io.tickflow.model.tree.TreeEnsemble;
import io.tickflow.model.tree.onnx.TreeEnsembleOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Model file with the inputs and the answer of its graph.
 *
 * @param file file that it was read from
 * @param graph its graph, made from the trees if the file holds trees
 * @param bytes the graph as an ONNX file
 * @param inputs inputs in order
 * @param output its answer
 */
public record ReadModel(
        ModelFile file,
        ModelProto graph,
        byte[] bytes,
        List<GraphInput> inputs,
        GraphOutput output) {

    /** Largest number of columns of a model. */
    public static final int COLUMNS_MAX = 10_000;

    /** Copies the list. */
    public ReadModel {
        inputs = List.copyOf(inputs);
    }

    /**
     * Reads a graph.
     *
     * @throws ImportException if its inputs or outputs fit no member
     */
    public static ReadModel of(ModelFile file, ReadingOptions options) throws IOException {
        byte[] bytes = bytes(file);
        ModelProto graph = file.graph() == null ? parse(bytes) : file.graph();
        var problems = new ArrayList<String>();
        var reading = new GraphReading(graph.getGraph(), problems);
        List<GraphInput> inputs = reading.inputs();
        TreeEnsemble trees = file.trees();
        GraphOutput output =
                reading.output(trees == null ? options.output() : TreeEnsembleOnnx.output(trees));
        if (inputs.size() > 1 && inputs.stream().anyMatch(input -> input.width() < 0)) {
            problems.add("of several inputs each needs a fixed number of columns");
        }
        if (inputs.stream().mapToLong(GraphInput::width).sum() > COLUMNS_MAX) {
            problems.add(
                    "its inputs have more than "
                            + COLUMNS_MAX
                            + " columns; maybe the dimensions of its inputs are damaged");
        }
        if (output == null || !problems.isEmpty()) {
            throw new ImportException(
                    problems.stream().map(problem -> file.name() + ": " + problem).toList());
        }
        return new ReadModel(file, graph, bytes, inputs, output);
    }

    private static byte[] bytes(ModelFile file) throws IOException {
        TreeEnsemble trees = file.trees();
        return trees == null
                ? Files.readAllBytes(file.path())
                : TreeEnsembleOnnx.write(trees, "trees");
    }

    private static ModelProto parse(byte[] own) {
        try {
            return ModelProto.parseFrom(own);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a graph written here can be read", e);
        }
    }

    /** Number of columns of a row, -1 if the file leaves it open. */
    public int width() {
        return inputs.size() == 1
                ? inputs.get(0).width()
                : inputs.stream().mapToInt(GraphInput::width).sum();
    }

    /** Names of the columns: of the file, or of inputs of one column each; empty without any. */
    public List<String> columns() {
        if (!file.columns().isEmpty()) {
            return file.columns();
        }
        boolean isNamed =
                inputs.size() > 1 && inputs.stream().allMatch(input -> input.width() == 1);
        return isNamed ? inputs.stream().map(GraphInput::name).toList() : List.of();
    }
}
