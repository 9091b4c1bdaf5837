package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.onnx.GraphProbe;
import io.tickflow.model.tree.HardRows;
import io.tickflow.model.tree.Link;
import io.tickflow.model.tree.TreeArrays;
import io.tickflow.model.tree.TreeEnsemble;

/** Rows with missing values and at thresholds, with the exact answers of the trees to them. */
final class HardPart {

    private static final long SEED = 11;

    private final TreeEnsemble trees;
    private final int[] positions;
    private final int features;

    HardPart(TreeEnsemble trees, int[] positions, int features) {
        this.trees = trees;
        this.positions = positions;
        this.features = features;
    }

    /** Changes copies of rows of the role into hard ones. */
    float[] inputs(float[] rows) {
        int count = rows.length / features;
        float[] own = HardRows.harden(own(rows), trees, SEED);
        float[] hard = rows.clone();
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < positions.length; i++) {
                hard[row * features + positions[i]] = own[row * positions.length + i];
            }
        }
        return hard;
    }

    /** Probabilities of the trees for rows of the role. */
    float[] answers(float[] rows, MemberOutput output) {
        var arrays = new TreeArrays(trees);
        float[] scores = arrays.score(own(rows));
        if (trees.link() == Link.LOGISTIC && arrays.outputs() == 1) {
            return output.positive() == 1 ? scores : negated(scores);
        }
        return GraphProbe.probabilities(output, scores);
    }

    private static float[] negated(float[] scores) {
        var others = new float[scores.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = 1 - scores[i];
        }
        return others;
    }

    /** Columns of the model in rows of the role. */
    private float[] own(float[] rows) {
        int count = rows.length / features;
        var own = new float[count * positions.length];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < positions.length; i++) {
                own[row * positions.length + i] = rows[row * features + positions[i]];
            }
        }
        return own;
    }
}
