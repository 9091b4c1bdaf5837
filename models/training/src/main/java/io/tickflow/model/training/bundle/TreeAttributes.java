package io.tickflow.model.training.bundle;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import io.tickflow.model.training.tree.TreeEnsemble;
import io.tickflow.model.training.tree.TreeEnsemble.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Node attributes of a TreeEnsembleClassifier, as parallel lists. */
final class TreeAttributes {

    private static final ByteString BRANCH =
            ByteString.copyFrom("BRANCH_LT", StandardCharsets.US_ASCII);
    private static final ByteString LEAF = ByteString.copyFrom("LEAF", StandardCharsets.US_ASCII);

    private final AttributeProto.Builder treeIds = ints("nodes_treeids");
    private final AttributeProto.Builder nodeIds = ints("nodes_nodeids");
    private final AttributeProto.Builder features = ints("nodes_featureids");
    private final AttributeProto.Builder modes = attribute("nodes_modes", AttributeType.STRINGS);
    private final AttributeProto.Builder values = floats("nodes_values");
    private final AttributeProto.Builder whenTrue = ints("nodes_truenodeids");
    private final AttributeProto.Builder whenFalse = ints("nodes_falsenodeids");
    private final AttributeProto.Builder whenMissing = ints("nodes_missing_value_tracks_true");
    private final AttributeProto.Builder leafTreeIds = ints("class_treeids");
    private final AttributeProto.Builder leafNodeIds = ints("class_nodeids");
    private final AttributeProto.Builder leafClasses = ints("class_ids");
    private final AttributeProto.Builder leafWeights = floats("class_weights");
    private boolean anyNegative;

    private TreeAttributes() {}

    static List<AttributeProto> of(TreeEnsemble ensemble) {
        var lists = new TreeAttributes();
        for (int tree = 0; tree < ensemble.trees().size(); tree++) {
            lists.add(tree, ensemble.trees().get(tree));
        }
        if (!lists.anyNegative) {
            lists.addNegativeLeaf(ensemble.trees().size());
        }
        return lists.attributes(ensemble.baseMargin());
    }

    private void add(int treeId, Tree tree) {
        for (int node = 0; node < tree.left().length; node++) {
            if (tree.isLeaf(node)) {
                addLeaf(treeId, node, tree.value()[node]);
            } else {
                node(treeId, node, BRANCH, tree.feature()[node], tree.value()[node]);
                whenTrue.addInts(tree.left()[node]);
                whenFalse.addInts(tree.right()[node]);
                whenMissing.addInts(tree.missingGoesLeft()[node] ? 1 : 0);
            }
        }
    }

    private void addLeaf(int treeId, int node, float margin) {
        node(treeId, node, LEAF, 0, 0);
        whenTrue.addInts(0);
        whenFalse.addInts(0);
        whenMissing.addInts(0);
        leafTreeIds.addInts(treeId);
        leafNodeIds.addInts(node);
        leafClasses.addInts(0);
        leafWeights.addFloats(margin);
        anyNegative |= margin < 0;
    }

    /**
     * Adds a tree with a negative leaf too small to change a sum. Without any negative leaf, ONNX
     * Runtime takes the sum for a probability and omits the logistic function.
     */
    private void addNegativeLeaf(int treeId) {
        addLeaf(treeId, 0, -Float.MIN_NORMAL);
    }

    private void node(int treeId, int node, ByteString mode, int feature, float value) {
        treeIds.addInts(treeId);
        nodeIds.addInts(node);
        modes.addStrings(mode);
        features.addInts(feature);
        values.addFloats(value);
    }

    private List<AttributeProto> attributes(float baseMargin) {
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
                        leafClasses,
                        leafWeights,
                        ints("classlabels_int64s").addInts(0).addInts(1),
                        floats("base_values").addFloats(baseMargin),
                        attribute("post_transform", AttributeType.STRING)
                                .setS(ByteString.copyFromUtf8("LOGISTIC")))
                .map(AttributeProto.Builder::build)
                .toList();
    }

    private static AttributeProto.Builder ints(String name) {
        return attribute(name, AttributeType.INTS);
    }

    private static AttributeProto.Builder floats(String name) {
        return attribute(name, AttributeType.FLOATS);
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
