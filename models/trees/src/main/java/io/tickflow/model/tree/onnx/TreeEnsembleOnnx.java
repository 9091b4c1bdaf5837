package io.tickflow.model.tree.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.tickflow.model.tree.Link;
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

    private static final String LABEL = "label";
    private static final long IR_VERSION = 8;
    private static final long OPSET = 15;
    private static final long ML_OPSET = 1;

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
        var graph =
                GraphProto.newBuilder()
                        .setName(name)
                        .addInput(tensor(INPUT, TensorProto.DataType.FLOAT, ensemble.features()));
        ZeroColumns columns = ZeroColumns.of(ensemble);
        String rows = columns.append(graph, INPUT);
        if (ensemble.link() == Link.IDENTITY) {
            addRegressor(graph, ensemble, columns, rows);
        } else {
            addClassifier(graph, ensemble, columns, rows);
        }
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("tickflow")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder()
                                .setDomain("ai.onnx.ml")
                                .setVersion(ML_OPSET))
                .setGraph(graph)
                .addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey("model").setValue(name))
                .build()
                .toByteArray();
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
        graph.addOutput(tensor(LABEL, TensorProto.DataType.INT64, 0))
                .addOutput(tensor(PROBABILITIES, TensorProto.DataType.FLOAT, classes))
                .addNode(node);
    }

    private static void addRegressor(
            GraphProto.Builder graph, TreeEnsemble ensemble, ZeroColumns columns, String rows) {
        var node = trees("TreeEnsembleRegressor", rows).addOutput(VALUE);
        TreeAttributes.ofRegressor(ensemble, columns).forEach(node::addAttribute);
        node.addAttribute(Attributes.number("n_targets", ensemble.outputs()))
                .addAttribute(Attributes.floats("base_values").addAllFloats(ensemble.baseMargins()))
                .addAttribute(Attributes.text("post_transform", "NONE"));
        graph.addOutput(tensor(VALUE, TensorProto.DataType.FLOAT, ensemble.outputs()))
                .addNode(node);
    }

    private static NodeProto.Builder trees(String type, String rows) {
        return NodeProto.newBuilder()
                .setName("trees")
                .setOpType(type)
                .setDomain("ai.onnx.ml")
                .addInput(rows);
    }

    /** Describes a tensor; {@code columns} is 0 for one dimension. */
    private static ValueInfoProto tensor(String name, TensorProto.DataType type, int columns) {
        var shape =
                TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        if (columns > 0) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(columns));
        }
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
