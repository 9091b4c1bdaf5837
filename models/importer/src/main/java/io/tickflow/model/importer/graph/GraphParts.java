package io.tickflow.model.importer.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Nodes and declarations that an adapted graph gets. */
final class GraphParts {

    private GraphParts() {}

    /** Columns of a matrix, in the order of {@code indices}. */
    static NodeProto gather(String rows, String indices, String made) {
        return node("Gather", made)
                .addInput(rows)
                .addInput(indices)
                .addAttribute(number("axis", 1))
                .build();
    }

    static NodeProto cast(String values, int type, String made) {
        return node("Cast", made).addInput(values).addAttribute(number("to", type)).build();
    }

    static NodeProto reshape(String values, String shape, String made) {
        return node("Reshape", made).addInput(values).addInput(shape).build();
    }

    /** Constant of integers; unlike an initializer it suits every version of the format. */
    static NodeProto constant(int[] values, String made) {
        var tensor =
                TensorProto.newBuilder()
                        .setDataType(TensorProto.DataType.INT64.getNumber())
                        .addDims(values.length);
        for (int value : values) {
            tensor.addInt64Data(value);
        }
        return node("Constant", made)
                .addAttribute(
                        AttributeProto.newBuilder()
                                .setName("value")
                                .setType(AttributeProto.AttributeType.TENSOR)
                                .setT(tensor))
                .build();
    }

    /** Declaration of rows of features. */
    static ValueInfoProto rows(String name, boolean isOfOneRow, int features) {
        var batch = TensorShapeProto.Dimension.newBuilder();
        var shape =
                TensorShapeProto.newBuilder()
                        .addDim(isOfOneRow ? batch.setDimValue(1) : batch.setDimParam("N"))
                        .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(features));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                                .setShape(shape)))
                .build();
    }

    private static NodeProto.Builder node(String type, String made) {
        return NodeProto.newBuilder().setOpType(type).setName(made).addOutput(made);
    }

    private static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }
}
