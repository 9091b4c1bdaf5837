package io.tickflow.model.tree.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.tickflow.model.tree.Link;
import io.tickflow.model.tree.PiecewiseLinear;
import io.tickflow.model.tree.TreeEnsemble;

/**
 * Writes trees as an ONNX model with input {@code features} float [N, F]. A classifier has outputs
 * {@code label} int64 [N] and {@code probabilities} float [N, K], with K = 2 for a single logistic
 * margin; a regression has the output {@code value} float [N, 1]. The operator computes the link
 * row by row; a separate node would be vectorised, so that the last bit of a row could depend on
 * its batch.
 */
public final class TreeEnsembleOnnx {

    /** Name of the input. */
    public static final String INPUT = "features";

    /** Output of a classifier. */
    public static final String PROBABILITIES = "probabilities";

    /** Output of a regression, or of logits. */
    public static final String VALUE = "value";

    /** Output of a model with a calibration of its own. */
    public static final String PROBABILITY = "probability";

    private static final String LABEL = "label";

    private TreeEnsembleOnnx() {}

    /** Returns the name of the output with the scores of {@code ensemble}. */
    public static String output(TreeEnsemble ensemble) {
        return ensemble.link() == Link.IDENTITY ? VALUE : PROBABILITIES;
    }

    /** Returns the number of columns of that output. */
    public static int columns(TreeEnsemble ensemble) {
        boolean isBinary = ensemble.link() == Link.LOGISTIC && ensemble.outputs() == 1;
        return isBinary ? 2 : ensemble.outputs();
    }

    /** Serialises the model; equal trees give equal bytes. */
    public static byte[] write(TreeEnsemble ensemble, String name) {
        GraphProto.Builder graph = graph(ensemble, name);
        ZeroColumns columns = ZeroColumns.of(ensemble);
        String rows = columns.append(graph, INPUT);
        if (ensemble.link() == Link.IDENTITY) {
            graph.addNode(regressor(ensemble, columns, rows, VALUE))
                    .addOutput(
                            OnnxFile.tensor(VALUE, TensorProto.DataType.FLOAT, ensemble.outputs()));
        } else {
            addClassifier(graph, ensemble, columns, rows);
        }
        return OnnxFile.write(graph);
    }

    /**
     * Serialises a binary model whose probability is {@code calibration} of its margin: output
     * {@link #PROBABILITY} float [N, 1].
     */
    public static byte[] write(TreeEnsemble ensemble, PiecewiseLinear calibration, String name) {
        GraphProto.Builder graph = graph(ensemble, name);
        ZeroColumns columns = ZeroColumns.of(ensemble);
        String rows = columns.append(graph, INPUT);
        graph.addNode(regressor(ensemble, columns, rows, "margin"));
        TreeEnsemble pieces = calibration.pieces();
        graph.addNode(regressor(pieces, ZeroColumns.of(pieces), "margin", "piece"))
                .addInitializer(OnnxFile.scalar("lowest", 0))
                .addInitializer(OnnxFile.scalar("highest", 1))
                .addNode(
                        OnnxFile.node("Split", "piece")
                                .addOutput("slope")
                                .addOutput("intercept")
                                .addAttribute(Attributes.number("axis", 1)))
                .addNode(OnnxFile.node("Mul", "slope", "margin").addOutput("product"))
                .addNode(OnnxFile.node("Add", "product", "intercept").addOutput("line"))
                .addNode(OnnxFile.node("Clip", "line", "lowest", "highest").addOutput(PROBABILITY))
                .addOutput(OnnxFile.tensor(PROBABILITY, TensorProto.DataType.FLOAT, 1));
        return OnnxFile.write(graph);
    }

    private static GraphProto.Builder graph(TreeEnsemble ensemble, String name) {
        return GraphProto.newBuilder()
                .setName(name)
                .addInput(OnnxFile.tensor(INPUT, TensorProto.DataType.FLOAT, ensemble.features()));
    }

    private static void addClassifier(
            GraphProto.Builder graph, TreeEnsemble ensemble, ZeroColumns columns, String rows) {
        int classes = columns(ensemble);
        var node = trees("TreeEnsembleClassifier", rows).addOutput(LABEL).addOutput(PROBABILITIES);
        TreeAttributes.ofClassifier(ensemble, columns).forEach(node::addAttribute);
        var labels = Attributes.ints("classlabels_int64s");
        for (int label = 0; label < classes; label++) {
            labels.addInts(label);
        }
        node.addAttribute(labels)
                .addAttribute(Attributes.floats("base_values").addAllFloats(ensemble.baseMargins()))
                .addAttribute(Attributes.text("post_transform", ensemble.link().name()));
        graph.addOutput(OnnxFile.tensor(LABEL, TensorProto.DataType.INT64, 0))
                .addOutput(OnnxFile.tensor(PROBABILITIES, TensorProto.DataType.FLOAT, classes))
                .addNode(node);
    }

    private static NodeProto.Builder regressor(
            TreeEnsemble ensemble, ZeroColumns columns, String rows, String output) {
        var node = trees("TreeEnsembleRegressor", rows).addOutput(output);
        TreeAttributes.ofRegressor(ensemble, columns).forEach(node::addAttribute);
        return node.addAttribute(Attributes.number("n_targets", ensemble.outputs()))
                .addAttribute(Attributes.floats("base_values").addAllFloats(ensemble.baseMargins()))
                .addAttribute(Attributes.text("post_transform", "NONE"));
    }

    private static NodeProto.Builder trees(String type, String rows) {
        return NodeProto.newBuilder()
                .setName("trees_of_" + rows)
                .setOpType(type)
                .setDomain(OnnxFile.ML_DOMAIN)
                .addInput(rows);
    }
}
