package io.tickflow.model.training.bundle;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.tickflow.model.training.tree.TreeEnsemble;

/**
 * Writes trees as an ONNX model of one TreeEnsembleClassifier: input {@code features} float [N, F],
 * outputs {@code label} int64 [N] and {@code probabilities} float [N, 2]. The operator computes the
 * logistic function row by row; a separate Sigmoid would be vectorised, so that the last bit of a
 * row could depend on its batch.
 */
final class TreeEnsembleOnnx {

    static final String INPUT = "features";
    static final String OUTPUT = "probabilities";

    private static final String LABEL = "label";
    private static final long IR_VERSION = 8;
    private static final long OPSET = 15;
    private static final long ML_OPSET = 1;

    private TreeEnsembleOnnx() {}

    /** Serialises the model; equal trees give equal bytes. */
    static byte[] write(TreeEnsemble ensemble, int features, String name) {
        var node =
                NodeProto.newBuilder()
                        .setName("trees")
                        .setOpType("TreeEnsembleClassifier")
                        .setDomain("ai.onnx.ml")
                        .addInput(INPUT)
                        .addOutput(LABEL)
                        .addOutput(OUTPUT);
        TreeAttributes.of(ensemble).forEach(node::addAttribute);
        var graph =
                GraphProto.newBuilder()
                        .setName(name)
                        .addInput(tensor(INPUT, TensorProto.DataType.FLOAT, features))
                        .addOutput(tensor(LABEL, TensorProto.DataType.INT64, 0))
                        .addOutput(tensor(OUTPUT, TensorProto.DataType.FLOAT, 2))
                        .addNode(node);
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
