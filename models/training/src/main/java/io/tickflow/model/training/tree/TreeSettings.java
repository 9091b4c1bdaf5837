package io.tickflow.model.training.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings for growing trees.
 *
 * @param seed seed of the row sampling and of the trainer
 * @param rounds number of trees, 1 to 2,000
 * @param depthMax largest number of splits from root to leaf, 1 to 12
 * @param rowsMax largest number of training rows before mirroring; more rows are sampled
 */
public record TreeSettings(long seed, int rounds, int depthMax, int rowsMax) {

    /** Settings found by the study of the data. */
    public static final TreeSettings DEFAULT = new TreeSettings(20_140_501L, 200, 6, 200_000);

    private static final int ROUNDS_MAX = 2_000;
    private static final int DEPTH_MAX = 12;

    /** One thread, so that the trees are equal on every machine. */
    private static final int THREADS = 1;

    /** These settings with another seed. */
    public TreeSettings withSeed(long other) {
        return new TreeSettings(other, rounds, depthMax, rowsMax);
    }

    /** These settings with another number of trees. */
    public TreeSettings withRounds(int other) {
        return new TreeSettings(seed, other, depthMax, rowsMax);
    }

    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (rounds < 1 || rounds > ROUNDS_MAX) {
            problems.add("rounds is " + rounds + "; 1 to " + ROUNDS_MAX + " can be");
        }
        if (depthMax < 1 || depthMax > DEPTH_MAX) {
            problems.add("depth is " + depthMax + "; 1 to " + DEPTH_MAX + " can be");
        }
        if (rowsMax < 1) {
            problems.add("the number of training rows is " + rowsMax + "; it must be above 0");
        }
        return problems;
    }

    /**
     * Parameters under XGBoost's names. The base score is fixed instead of estimated from the rows.
     */
    Map<String, Object> parameters() {
        return Map.ofEntries(
                Map.entry("objective", "binary:logistic"),
                Map.entry("base_score", 0.5),
                Map.entry("tree_method", "hist"),
                Map.entry("max_bin", 128),
                Map.entry("max_depth", depthMax),
                Map.entry("eta", 0.06),
                Map.entry("min_child_weight", 100),
                Map.entry("subsample", 0.7),
                Map.entry("colsample_bytree", 0.6),
                Map.entry("lambda", 5),
                Map.entry("seed", seed),
                Map.entry("nthread", THREADS),
                Map.entry("verbosity", 0));
    }
}
