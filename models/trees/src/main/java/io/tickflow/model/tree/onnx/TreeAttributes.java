package io.tickflow.model.tree.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import com.google.protobuf.ByteString;
import io.tickflow.model.tree.Split;
import io.tickflow.model.tree.Tree;
import io.tickflow.model.tree.TreeEnsemble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Nodes and leaves of the operators for trees, as parallel lists of attributes. */
final class TreeAttributes {

    private static final ByteString LEAF = ascii("LEAF");

    private final ByteString branch;
    private final ZeroColumns columns;
    private final AttributeProto.Builder treeIds = Attributes.ints("nodes_treeids");
    private final AttributeProto.Builder nodeIds = Attributes.ints("nodes_nodeids");
    private final AttributeProto.Builder features = Attributes.ints("nodes_featureids");
    private final AttributeProto.Builder modes = Attributes.strings("nodes_modes");
    private final AttributeProto.Builder values = Attributes.floats("nodes_values");
    private final AttributeProto.Builder whenTrue = Attributes.ints("nodes_truenodeids");
    private final AttributeProto.Builder whenFalse = Attributes.ints("nodes_falsenodeids");
    private final AttributeProto.Builder whenMissing =
            Attributes.ints("nodes_missing_value_tracks_true");
    private final AttributeProto.Builder leafTreeIds;
    private final AttributeProto.Builder leafNodeIds;
    private final AttributeProto.Builder leafOutputs;
    private final AttributeProto.Builder leafWeights;
    private boolean anyNegative;

    /** Creates empty lists; {@code leaves} is the operator's word before the names of leaves. */
    private TreeAttributes(Split split, ZeroColumns columns, String leaves) {
        this.branch =
                switch (split) {
                    case LESS_THAN -> ascii("BRANCH_LT");
                    case LESS_OR_EQUAL -> ascii("BRANCH_LEQ");
                };
        this.columns = columns;
        this.leafTreeIds = Attributes.ints(leaves + "_treeids");
        this.leafNodeIds = Attributes.ints(leaves + "_nodeids");
        this.leafOutputs = Attributes.ints(leaves + "_ids");
        this.leafWeights = Attributes.floats(leaves + "_weights");
    }

    /** Lists of a TreeEnsembleClassifier. */
    static Stream<AttributeProto.Builder> ofClassifier(TreeEnsemble ensemble, ZeroColumns columns) {
        TreeAttributes lists = filled(ensemble, columns, "class");
        if (!lists.anyNegative && ensemble.outputs() == 1) {
            lists.addNegativeLeaf(ensemble.trees().size());
        }
        return lists.attributes();
    }

    /** Lists of a TreeEnsembleRegressor. */
    static Stream<AttributeProto.Builder> ofRegressor(TreeEnsemble ensemble, ZeroColumns columns) {
        return filled(ensemble, columns, "target").attributes();
    }

    private static TreeAttributes filled(
            TreeEnsemble ensemble, ZeroColumns columns, String leaves) {
        var lists = new TreeAttributes(ensemble.split(), columns, leaves);
        List<Tree> trees = ensemble.trees();
        for (int tree = 0; tree < trees.size(); tree++) {
            lists.add(tree, trees.get(tree));
        }
        return lists;
    }

    private void add(int treeId, Tree tree) {
        for (int node = 0; node < tree.size(); node++) {
            if (tree.isLeaf(node)) {
                addLeaf(treeId, node, tree.output(), tree.value()[node]);
            } else {
                node(treeId, node, branch, columns.column(tree, node), tree.value()[node]);
                whenTrue.addInts(tree.left()[node]);
                whenFalse.addInts(tree.right()[node]);
                whenMissing.addInts(tree.missingGoesLeft()[node] ? 1 : 0);
            }
        }
    }

    private void addLeaf(int treeId, int node, int output, float margin) {
        node(treeId, node, LEAF, 0, 0);
        whenTrue.addInts(0);
        whenFalse.addInts(0);
        whenMissing.addInts(0);
        leafTreeIds.addInts(treeId);
        leafNodeIds.addInts(node);
        leafOutputs.addInts(output);
        leafWeights.addFloats(margin);
        anyNegative |= margin < 0;
    }

    /**
     * Adds a tree with a negative leaf too small to change a sum. Without any negative leaf, ONNX
     * Runtime takes the sum for a probability and omits the logistic function.
     */
    private void addNegativeLeaf(int treeId) {
        addLeaf(treeId, 0, 0, -Float.MIN_NORMAL);
    }

    private void node(int treeId, int node, ByteString mode, int feature, float value) {
        treeIds.addInts(treeId);
        nodeIds.addInts(node);
        modes.addStrings(mode);
        features.addInts(feature);
        values.addFloats(value);
    }

    private Stream<AttributeProto.Builder> attributes() {
        return Stream.of(
                treeIds,
                nodeIds,
                features,
                modes,
                values,
                whenTrue,
                whenFalse,
                whenMissing,
                leafTreeIds,
                leafNodeIds,
                leafOutputs,
                leafWeights);
    }

    private static ByteString ascii(String word) {
        return ByteString.copyFrom(word, StandardCharsets.US_ASCII);
    }
}
