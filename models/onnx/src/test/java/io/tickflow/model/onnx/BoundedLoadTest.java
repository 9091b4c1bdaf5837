package io.tickflow.model.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A load that the runtime does not finish in time. */
class BoundedLoadTest {

    @Test
    void shouldRefuseLoadThatTakesTooLong() throws InterruptedException {
        assertThatThrownBy(() -> BoundedLoad.load(slowToLoad(), Duration.ofMillis(100)))
                .isInstanceOf(OrtException.class)
                .hasMessageContaining("is not loaded after")
                .hasMessageContaining("constants");
        awaitEndOfLoad();
    }

    /** The thread goes on by itself; here it has little left to compute. */
    private static void awaitEndOfLoad() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("model-load")) {
                thread.join();
            }
        }
    }

    /** Graph with a chain of products of constants, which the runtime computes at load. */
    private static byte[] slowToLoad() {
        int size = 500;
        OnnxGraph graph =
                new OnnxGraph()
                        .input("x", TensorProto.DataType.FLOAT, -1, 2)
                        .longs("shape", size, size)
                        .node("ConstantOfShape", List.of("shape"), "c0");
        int last = 250;
        for (int i = 0; i < last; i++) {
            graph.node("MatMul", List.of("c" + i, "c" + i), "c" + (i + 1));
        }
        return graph.node("ReduceMax", List.of("c" + last), "most")
                .node("Add", List.of("x", "most"), "y")
                .output("y", TensorProto.DataType.FLOAT, -1, 2)
                .toBytes();
    }
}
