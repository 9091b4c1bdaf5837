package io.tickflow.bench.scoring;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.tree.Link;
import io.tickflow.model.tree.ModelSource;
import io.tickflow.model.tree.Split;
import io.tickflow.model.tree.Tree;
import io.tickflow.model.tree.TreeArrays;
import io.tickflow.model.tree.TreeEnsemble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Trees of the graphs of a role as plain arrays. Nodes of a graph behind its trees, such as a
 * calibration, are left out: they cost little.
 */
final class PlainTrees implements RowScorer {

    private final float[] rows;
    private final int width;
    private final List<TreeArrays> members = new ArrayList<>();
    private final float[] probabilities = new float[1];

    /**
     * Reads the trees.
     *
     * @param rows row-major inputs of the role
     * @throws IOException if a graph has no trees
     */
    PlainTrees(Path bundle, RoleModel role, float[] rows) throws IOException {
        this.rows = rows;
        this.width = role.features().size();
        for (Member member : role.members()) {
            members.add(new TreeArrays(trees(bundle.resolve(member.file()), width)));
        }
    }

    private static TreeEnsemble trees(Path file, int features) throws IOException {
        NodeProto node =
                ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getNodeList().stream()
                        .filter(found -> found.getOpType().startsWith("TreeEnsemble"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no trees in " + file));
        Map<String, AttributeProto> attributes =
                node.getAttributeList().stream()
                        .collect(Collectors.toMap(AttributeProto::getName, Function.identity()));
        String leaves = attributes.containsKey("class_weights") ? "class" : "target";
        boolean isLess =
                attributes.get("nodes_modes").getStringsList().stream()
                        .anyMatch(mode -> mode.toStringUtf8().equals("BRANCH_LT"));
        return new TreeEnsemble(
                new ModelSource("onnx", "", ""),
                features,
                List.of(),
                isLess ? Split.LESS_THAN : Split.LESS_OR_EQUAL,
                Link.LOGISTIC,
                attributes.containsKey("base_values")
                        ? List.of(attributes.get("base_values").getFloats(0))
                        : List.of(0f),
                trees(attributes, leaves));
    }

    private static List<Tree> trees(Map<String, AttributeProto> attributes, String leaves) {
        List<Long> trees = attributes.get("nodes_treeids").getIntsList();
        var found = new ArrayList<Tree>();
        int leaf = 0;
        for (int from = 0; from < trees.size(); ) {
            int to = from;
            while (to < trees.size() && trees.get(to).equals(trees.get(from))) {
                to++;
            }
            Tree tree = tree(attributes, from, to);
            for (;
                    leaf < attributes.get(leaves + "_treeids").getIntsCount()
                            && attributes.get(leaves + "_treeids").getInts(leaf) == trees.get(from);
                    leaf++) {
                int node = (int) attributes.get(leaves + "_nodeids").getInts(leaf);
                tree.value()[node] = attributes.get(leaves + "_weights").getFloats(leaf);
            }
            found.add(tree);
            from = to;
        }
        return found;
    }

    private static Tree tree(Map<String, AttributeProto> attributes, int from, int to) {
        int size = to - from;
        var left = new int[size];
        var right = new int[size];
        var feature = new int[size];
        var value = new float[size];
        var missingGoesLeft = new boolean[size];
        Arrays.fill(left, -1);
        Arrays.fill(right, -1);
        for (int i = from; i < to; i++) {
            int node = (int) attributes.get("nodes_nodeids").getInts(i);
            if (!attributes.get("nodes_modes").getStrings(i).toStringUtf8().equals("LEAF")) {
                left[node] = (int) attributes.get("nodes_truenodeids").getInts(i);
                right[node] = (int) attributes.get("nodes_falsenodeids").getInts(i);
                feature[node] = (int) attributes.get("nodes_featureids").getInts(i);
                value[node] = attributes.get("nodes_values").getFloats(i);
                missingGoesLeft[node] =
                        attributes.get("nodes_missing_value_tracks_true").getInts(i) == 1;
            }
        }
        return new Tree(0, left, right, feature, value, missingGoesLeft, new boolean[size]);
    }

    @Override
    public double score(int from, int count) {
        double sum = 0;
        for (TreeArrays member : members) {
            for (int row = from; row < from + count; row++) {
                member.score(rows, row * width, probabilities, 0);
                sum += probabilities[0];
            }
        }
        return sum;
    }

    @Override
    public void close() {}
}
