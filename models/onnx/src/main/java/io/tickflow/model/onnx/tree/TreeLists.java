package io.tickflow.model.onnx.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists of the only node of a graph, a TreeEnsembleClassifier of two classes and one margin. */
final class TreeLists {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_TYPE = 4;
    private static final int NODE_ATTRIBUTE = 5;

    private static final String TYPE = "TreeEnsembleClassifier";
    private static final Set<String> KNOWN =
            Set.of(
                    "nodes_treeids",
                    "nodes_nodeids",
                    "nodes_featureids",
                    "nodes_modes",
                    "nodes_values",
                    "nodes_truenodeids",
                    "nodes_falsenodeids",
                    "nodes_missing_value_tracks_true",
                    "nodes_hitrates",
                    "class_treeids",
                    "class_nodeids",
                    "class_ids",
                    "class_weights",
                    "classlabels_int64s",
                    "classlabels_strings",
                    "base_values",
                    "post_transform");

    private static final Attribute ABSENT = new Attribute("", "", List.of(), List.of(), List.of());

    private final Map<String, Attribute> attributes = new HashMap<>();

    private TreeLists() {}

    /**
     * Reads the lists of a graph whose output {@code output} has the probabilities of such a node;
     * null for any other graph.
     */
    static @Nullable TreeLists of(byte[] model, String output) {
        List<WireFields> nodes = nodes(model);
        if (nodes.size() != 1) {
            return null;
        }
        var lists = new TreeLists();
        var outputs = new ArrayList<String>();
        String type = "";
        WireFields node = nodes.get(0);
        while (node.next()) {
            switch (node.field()) {
                case NODE_OUTPUT -> outputs.add(node.text());
                case NODE_TYPE -> type = node.text();
                case NODE_ATTRIBUTE -> {
                    Attribute attribute = Attribute.of(node.message());
                    lists.attributes.put(attribute.name(), attribute);
                }
                default -> {
                    // Its name, input and domain.
                }
            }
        }
        boolean isAnswer = outputs.size() == 2 && outputs.get(1).equals(output);
        return type.equals(TYPE) && isAnswer && lists.isBinary() ? lists : null;
    }

    private static List<WireFields> nodes(byte[] model) {
        var nodes = new ArrayList<WireFields>();
        var fields = new WireFields(model);
        while (fields.next()) {
            if (fields.field() == MODEL_GRAPH) {
                WireFields graph = fields.message();
                while (graph.next()) {
                    if (graph.field() == GRAPH_NODE) {
                        nodes.add(graph.message());
                    }
                }
            }
        }
        return nodes;
    }

    /** Returns true if the runtime adds up one margin and applies the logistic function to it. */
    private boolean isBinary() {
        int labels =
                of("classlabels_int64s").ints().size() + of("classlabels_strings").texts().size();
        return KNOWN.containsAll(attributes.keySet())
                && labels == 2
                && of("post_transform").text().equals("LOGISTIC")
                && of("base_values").floats().size() <= 1
                && of("class_ids").ints().stream().distinct().count() == 1
                // Without a negative leaf the runtime takes the sum for a probability.
                && of("class_weights").floats().stream().anyMatch(weight -> weight < 0);
    }

    private Attribute of(String name) {
        return attributes.getOrDefault(name, ABSENT);
    }

    /** Number of nodes of all trees. */
    int size() {
        return of("nodes_treeids").ints().size();
    }

    /** Margin that is added to the leaves. */
    float base() {
        List<Float> base = of("base_values").floats();
        return base.isEmpty() ? 0 : base.get(0);
    }

    long tree(int row) {
        return of("nodes_treeids").ints().get(row);
    }

    /** Number of the node in row {@code row} within its tree. */
    int node(int row) {
        return Math.toIntExact(of("nodes_nodeids").ints().get(row));
    }

    int feature(int row) {
        return Math.toIntExact(of("nodes_featureids").ints().get(row));
    }

    String mode(int row) {
        return of("nodes_modes").texts().get(row);
    }

    float value(int row) {
        return of("nodes_values").floats().get(row);
    }

    int whenTrue(int row) {
        return Math.toIntExact(of("nodes_truenodeids").ints().get(row));
    }

    int whenFalse(int row) {
        return Math.toIntExact(of("nodes_falsenodeids").ints().get(row));
    }

    boolean missingIsTrue(int row) {
        List<Long> missing = of("nodes_missing_value_tracks_true").ints();
        return !missing.isEmpty() && missing.get(row) == 1;
    }

    /** Weights of leaves by {@link #leaf}. */
    Map<Long, Float> leaves() {
        List<Long> trees = of("class_treeids").ints();
        List<Long> nodes = of("class_nodeids").ints();
        var leaves = new HashMap<Long, Float>();
        for (int i = 0; i < trees.size(); i++) {
            Float other =
                    leaves.put(
                            leaf(trees.get(i), Math.toIntExact(nodes.get(i))),
                            of("class_weights").floats().get(i));
            if (other != null) {
                throw new IllegalArgumentException("a leaf has two weights");
            }
        }
        return leaves;
    }

    static long leaf(long tree, int node) {
        return (tree << Integer.SIZE) | node;
    }
}
