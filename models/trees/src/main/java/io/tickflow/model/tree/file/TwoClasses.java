package io.tickflow.model.tree.file;

import io.tickflow.model.tree.Link;
import io.tickflow.model.tree.Tree;
import io.tickflow.model.tree.TreeEnsemble;
import java.util.List;

/**
 * Softmax of two margins as the logistic function of their difference, which is equal. ONNX Runtime
 * scores a classifier of two classes as if it had one margin.
 */
final class TwoClasses {

    private TwoClasses() {}

    /** Folds the margins of two classes into one; other ensembles stay as they are. */
    static TreeEnsemble folded(TreeEnsemble ensemble) {
        if (ensemble.link() != Link.SOFTMAX || ensemble.outputs() != 2) {
            return ensemble;
        }
        return new TreeEnsemble(
                ensemble.source(),
                ensemble.features(),
                ensemble.featureNames(),
                ensemble.split(),
                Link.LOGISTIC,
                List.of(ensemble.baseMargins().get(1) - ensemble.baseMargins().get(0)),
                ensemble.trees().stream().map(TwoClasses::signed).toList());
    }

    private static Tree signed(Tree tree) {
        float[] value = tree.value().clone();
        for (int node = 0; node < value.length; node++) {
            if (tree.output() == 0 && tree.isLeaf(node)) {
                value[node] = -value[node];
            }
        }
        return new Tree(
                0,
                tree.left(),
                tree.right(),
                tree.feature(),
                value,
                tree.missingGoesLeft(),
                tree.zeroIsMissing());
    }
}
