package io.tickflow.model.onnx;

import static ai.onnx.proto.OnnxMl.TensorProto.DataType.DOUBLE;
import static ai.onnx.proto.OnnxMl.TensorProto.DataType.FLOAT;
import static ai.onnx.proto.OnnxMl.TensorProto.DataType.INT64;

import java.util.List;

/** Models of two features with the first feature as probability, in all forms of output. */
final class TestModels {

    private TestModels() {}

    private static OnnxGraph firstColumn() {
        return new OnnxGraph()
                .input("x", FLOAT, -1, 2)
                .longs("zero", 0)
                .node("Gather", List.of("x", "zero"), "p1", OnnxGraph.attribute("axis", 1));
    }

    private static OnnxGraph bothClasses() {
        return firstColumn()
                .floats("one", 1)
                .node("Sub", List.of("one", "p1"), "q1")
                .node("Concat", List.of("q1", "p1"), "both", OnnxGraph.attribute("axis", 1));
    }

    /** Output {@code p1}: float [N, 1]. */
    static byte[] column() {
        return firstColumn().output("p1", FLOAT, -1, 1).toBytes();
    }

    /** Output {@code flat}: float [N]. */
    static byte[] flat() {
        return firstColumn()
                .longs("axes", 1)
                .node("Squeeze", List.of("p1", "axes"), "flat")
                .output("flat", FLOAT, -1)
                .toBytes();
    }

    /** Outputs {@code label}: int64 [N], {@code both}: float [N, 2]. */
    static byte[] labelAndBoth() {
        return bothClasses()
                .node(
                        "ArgMax",
                        List.of("both"),
                        "label",
                        OnnxGraph.attribute("axis", 1),
                        OnnxGraph.attribute("keepdims", 0))
                .output("label", INT64, -1)
                .output("both", FLOAT, -1, 2)
                .toBytes();
    }

    /** Output {@code zipped}: sequence of maps. */
    static byte[] zipMap() {
        return bothClasses()
                .node(
                        "ZipMap",
                        List.of("both"),
                        "zipped",
                        OnnxGraph.attribute("classlabels_int64s", List.of(0L, 1L)))
                .zipMapOutput("zipped")
                .toBytes();
    }

    /** Output {@code p1}: float [N, 1], each row shifted by the mean of its batch. */
    static byte[] dependsOnItsBatch() {
        return new OnnxGraph()
                .input("x", FLOAT, -1, 2)
                .longs("zero", 0)
                .floats("some", 0.01f)
                .node("Gather", List.of("x", "zero"), "p0", OnnxGraph.attribute("axis", 1))
                .node("ReduceMean", List.of("p0"), "mean", OnnxGraph.attribute("axes", List.of(0L)))
                .node("Mul", List.of("mean", "some"), "shift")
                .node("Add", List.of("p0", "shift"), "p1")
                .output("p1", FLOAT, -1, 1)
                .toBytes();
    }

    /** Output {@code p1}, from double inputs. */
    static byte[] doubleInput() {
        return new OnnxGraph()
                .input("x", DOUBLE, -1, 2)
                .longs("zero", 0)
                .node("Gather", List.of("x", "zero"), "p1", OnnxGraph.attribute("axis", 1))
                .output("p1", DOUBLE, -1, 1)
                .toBytes();
    }

    /** Output {@code p1}, from three features. */
    static byte[] threeFeatures() {
        return new OnnxGraph()
                .input("x", FLOAT, -1, 3)
                .longs("zero", 0)
                .node("Gather", List.of("x", "zero"), "p1", OnnxGraph.attribute("axis", 1))
                .output("p1", FLOAT, -1, 1)
                .toBytes();
    }
}
