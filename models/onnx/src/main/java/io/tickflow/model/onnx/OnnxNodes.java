package io.tickflow.model.onnx;

import ai.onnxruntime.MapInfo;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats inputs and outputs of a model for messages. */
final class OnnxNodes {

    private OnnxNodes() {}

    static String describe(Map<String, NodeInfo> nodes) {
        return nodes.values().stream()
                .map(node -> node.getName() + " " + describe(node.getInfo()))
                .collect(Collectors.joining(", "));
    }

    private static String describe(ValueInfo info) {
        if (info instanceof TensorInfo tensor) {
            return tensor.type.toString().toLowerCase(Locale.ROOT)
                    + " "
                    + Arrays.toString(tensor.getShape());
        }
        if (info instanceof SequenceInfo sequence) {
            return sequence.isSequenceOfMaps() ? "sequence of maps" : "sequence";
        }
        return info instanceof MapInfo ? "map" : String.valueOf(info);
    }
}
