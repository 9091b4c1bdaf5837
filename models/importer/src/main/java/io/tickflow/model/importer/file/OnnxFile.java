package io.tickflow.model.importer.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;

/** Parses ONNX files, which may be damaged or made to harm. */
final class OnnxFile {

    /** Deepest nesting of a file: graphs within nodes of graphs. */
    private static final int DEPTH_MAX = 60;

    private static final int TAG_IR_VERSION = 0x08;
    private static final int IR_VERSION_MAX = 50;

    private OnnxFile() {}

    /** Returns true for the first bytes of an ONNX file: the field of its format's version. */
    static boolean isOnnx(byte[] content) {
        return content.length > 2
                && content[0] == TAG_IR_VERSION
                && content[1] > 0
                && content[1] < IR_VERSION_MAX;
    }

    /**
     * Parses a file.
     *
     * @throws ImportException if it is damaged, or keeps its weights elsewhere
     */
    static ModelProto parse(String name, byte[] content) {
        ModelProto model;
        try {
            CodedInputStream in = CodedInputStream.newInstance(content);
            in.setRecursionLimit(DEPTH_MAX);
            model = ModelProto.parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            throw damaged(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        if (model.getGraph().getNodeCount() == 0) {
            throw damaged(name, "it has no graph");
        }
        if (isExternal(model.getGraph())) {
            throw new ImportException(
                    name
                            + ": it keeps its weights in another file; save it again with"
                            + " external_data=False (torch.onnx.export(..., external_data=False),"
                            + " or onnx.save_model(onnx.load(path), path,"
                            + " save_as_external_data=False))");
        }
        return model;
    }

    private static ImportException damaged(String name, String why) {
        return new ImportException(
                name + ": the ONNX file is cut or damaged (" + why + "); get it again");
    }

    private static boolean isExternal(GraphProto graph) {
        return graph.getInitializerList().stream().anyMatch(OnnxFile::isExternal)
                || graph.getNodeList().stream().anyMatch(OnnxFile::isExternal);
    }

    private static boolean isExternal(NodeProto node) {
        return node.getAttributeList().stream().anyMatch(OnnxFile::isExternal);
    }

    private static boolean isExternal(AttributeProto attribute) {
        return isExternal(attribute.getT())
                || attribute.getTensorsList().stream().anyMatch(OnnxFile::isExternal)
                || (attribute.hasG() && isExternal(attribute.getG()))
                || attribute.getGraphsList().stream().anyMatch(OnnxFile::isExternal);
    }

    private static boolean isExternal(TensorProto tensor) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
                || tensor.getExternalDataCount() > 0;
    }
}
