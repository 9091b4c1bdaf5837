package io.tickflow.model.tree.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;

/** Empty and single-valued attributes of a node. */
final class Attributes {

    private Attributes() {}

    static AttributeProto.Builder ints(String name) {
        return attribute(name, AttributeType.INTS);
    }

    static AttributeProto.Builder floats(String name) {
        return attribute(name, AttributeType.FLOATS);
    }

    static AttributeProto.Builder strings(String name) {
        return attribute(name, AttributeType.STRINGS);
    }

    static AttributeProto.Builder text(String name, String value) {
        return attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value));
    }

    static AttributeProto.Builder number(String name, long value) {
        return attribute(name, AttributeType.INT).setI(value);
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
