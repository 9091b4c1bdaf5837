package io.tickflow.model.importer.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nodes that an adapted graph gets in front and behind, under names that are free in it. */
final class AddedNodes {

    private final Set<String> names = new HashSet<>();
    private final List<NodeProto> before = new ArrayList<>();
    private final List<NodeProto> after = new ArrayList<>();

    AddedNodes(ModelProto model) {
        for (NodeProto node : model.getGraph().getNodeList()) {
            names.addAll(node.getInputList());
            names.addAll(node.getOutputList());
        }
        model.getGraph().getInputList().forEach(value -> names.add(value.getName()));
    }

    /** Nodes in front of the graph. */
    List<NodeProto> before() {
        return before;
    }

    /** Nodes behind the graph. */
    List<NodeProto> after() {
        return after;
    }

    /** Takes {@code name}, or the first free one after it. */
    String unique(String name) {
        String free = name;
        for (int i = 1; !names.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** Adds a constant to {@code nodes} and returns its name. */
    String constant(int[] values, List<NodeProto> nodes) {
        String name = unique("constant");
        nodes.add(GraphParts.constant(values, name));
        return name;
    }
}
