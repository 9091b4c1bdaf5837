package io.tickflow.cli.cluster;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/**
 * ONNX graphs that misbehave for some inputs. Each has the input {@code x} of {@link #WIDTH} floats
 * a row, and the output {@code p}: the logistic function of one of them.
 */
final class OddGraph {

    static final int WIDTH = 3;

    private static final long MANY = 2_000_000_000L;
    private static final long SOME = 1_000_000;

    /** A product of two such matrices takes seconds, and memory for hundreds of them is there. */
    private static final long LARGE = 6_000;

    private static final int PRODUCTS = 500;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("odd");

    /** Column {@code column} of the batch becomes the tensor {@code v}. */
    private OddGraph(int column) {
        graph.addInput(value("x", DataType.FLOAT, -1, WIDTH));
        graph.addOutput(value("p", DataType.FLOAT, -1, 1));
        longs("column", 1, column);
        graph.addNode(node("Gather", "v", "x", "column").addAttribute(attribute("axis", 1)));
    }

    /** Always answers. */
    static byte[] steady(int column) {
        var odd = new OddGraph(column);
        odd.graph.addNode(node("Sigmoid", "p", "v"));
        return odd.toBytes();
    }

    /** Always answers, but for another value: its column and {@code shift}. */
    static byte[] shifted(int column, float shift) {
        var odd = new OddGraph(column);
        odd.floats("shift", shift);
        odd.graph.addNode(node("Add", "more", "v", "shift")).addNode(node("Sigmoid", "p", "more"));
        return odd.toBytes();
    }

    /** Answers NaN for negative values, as they have no square root. */
    static byte[] notANumber(int column) {
        var odd = new OddGraph(column);
        odd.graph.addNode(node("Sqrt", "root", "v")).addNode(node("Sigmoid", "p", "root"));
        return odd.toBytes();
    }

    /** Fails if a value of the batch is above {@code limit}: an index is out of range then. */
    static byte[] failing(int column, float limit) {
        return failing(column, column, limit);
    }

    /** The same, by the values of another column. */
    static byte[] failing(int column, int watched, float limit) {
        var odd = new OddGraph(column);
        odd.longs("watched", 1, watched);
        odd.graph.addNode(node("Gather", "w", "x", "watched").addAttribute(attribute("axis", 1)));
        odd.above("w", limit);
        odd.floats("zero", 0);
        odd.graph
                .addNode(
                        node("Cast", "index", "above")
                                .addAttribute(attribute("to", DataType.INT64.getNumber())))
                .addNode(node("Gather", "nothing", "zero", "index"));
        return odd.sigmoidPlus("nothing");
    }

    /** Takes hours if a value of the batch is above {@code limit}. */
    static byte[] slow(int column, float limit) {
        var odd = new OddGraph(column);
        odd.above("v", limit);
        return odd.sleeping(MANY);
    }

    /** Takes a second or so if a value of the batch is negative. */
    static byte[] sleepy(int column) {
        var odd = new OddGraph(column);
        odd.graph.addNode(node("Neg", "negative", "v"));
        odd.above("negative", 0);
        return odd.sleeping(SOME);
    }

    private byte[] sleeping(long trips) {
        longs("once", 0, 1);
        longs("often", 0, trips);
        floats("zero", 0);
        bool("always");
        var body =
                GraphProto.newBuilder()
                        .setName("body")
                        .addInput(value("i", DataType.INT64))
                        .addInput(value("going", DataType.BOOL))
                        .addInput(value("sum", DataType.FLOAT, 1))
                        .addOutput(value("goes", DataType.BOOL))
                        .addOutput(value("next", DataType.FLOAT, 1))
                        .addNode(node("Identity", "goes", "going"))
                        .addNode(node("Mul", "next", "sum", "sum"));
        graph.addNode(node("Where", "trips", "above", "often", "once"))
                .addNode(
                        node("Loop", "nothing", "trips", "always", "zero")
                                .addAttribute(
                                        AttributeProto.newBuilder()
                                                .setName("body")
                                                .setType(AttributeProto.AttributeType.GRAPH)
                                                .setG(body)));
        return sigmoidPlus("nothing");
    }

    /** Takes an hour to load, as the runtime computes constants then. */
    static byte[] neverLoaded() {
        var odd = new OddGraph(0);
        odd.graph.addInitializer(
                TensorProto.newBuilder()
                        .setName("shape")
                        .setDataType(DataType.INT64.getNumber())
                        .addDims(2)
                        .addInt64Data(LARGE)
                        .addInt64Data(LARGE));
        odd.graph.addNode(node("ConstantOfShape", "c0", "shape"));
        for (int i = 0; i < PRODUCTS; i++) {
            odd.graph.addNode(node("MatMul", "c" + (i + 1), "c" + i, "c" + i));
        }
        odd.graph.addNode(node("ReduceMax", "nothing", "c" + PRODUCTS));
        return odd.sigmoidPlus("nothing");
    }

    /** True if a value of {@code tensor} is above {@code limit}. */
    private void above(String tensor, float limit) {
        floats("limit", limit);
        graph.addNode(node("ReduceMax", "max", tensor).addAttribute(attribute("keepdims", 0)))
                .addNode(node("Greater", "aboves", "max", "limit"));
        // A scalar, as a loop wants the number of its trips.
        graph.addNode(node("Squeeze", "above", "aboves"));
    }

    private byte[] sigmoidPlus(String nothing) {
        graph.addNode(node("Sigmoid", "s", "v")).addNode(node("Add", "p", "s", nothing));
        return toBytes();
    }

    private void floats(String name, float number) {
        graph.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.FLOAT.getNumber())
                        .addDims(1)
                        .addFloatData(number));
    }

    private void longs(String name, int rank, long number) {
        var tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.INT64.getNumber())
                        .addInt64Data(number);
        graph.addInitializer(rank == 0 ? tensor : tensor.addDims(1));
    }

    private void bool(String name) {
        graph.addInitializer(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(DataType.BOOL.getNumber())
                        .addInt32Data(1));
    }

    private static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addOutput(output)
                .addAllInput(List.of(inputs));
    }

    private static AttributeProto attribute(String name, long number) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(number)
                .build();
    }

    private static ValueInfoProto value(String name, DataType type, long... shape) {
        var dimensions = TensorShapeProto.newBuilder();
        for (long size : shape) {
            var dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(size < 0 ? dimension.setDimParam("N") : dimension.setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type.getNumber())
                                                .setShape(dimensions)))
                .build();
    }

    private byte[] toBytes() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(15))
                .setGraph(graph)
                .build()
                .toByteArray();
    }
}
