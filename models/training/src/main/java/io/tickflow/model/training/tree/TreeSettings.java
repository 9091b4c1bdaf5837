package io.tickflow.model.training.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Settings for growing trees.
 *
 * @param seed seed of the row sampling and of the trainers
 * @param xgboostRounds number of XGBoost's trees, 1 to 2,000
 * @param depthMax largest number of splits from root to leaf in XGBoost's trees, 1 to 12
 * @param lightgbmRounds number of LightGBM's trees, 1 to 2,000
 * @param leavesMax largest number of leaves of LightGBM's trees, 2 to 1,024
 * @param rowsMax largest number of training rows before mirroring; more rows are sampled
 */
public record TreeSettings(
        long seed,
        int xgboostRounds,
        int depthMax,
        int lightgbmRounds,
        int leavesMax,
        int rowsMax) {

    /** Settings found by the study of the data. */
    public static final TreeSettings DEFAULT =
            new TreeSettings(20_140_501L, 100, 8, 100, 63, 400_000);

    private static final double RATE = 0.1;

    private static final int ROUNDS_MAX = 2_000;
    private static final int DEPTH_MAX = 12;
    private static final int LEAVES_MAX = 1_024;

    /** One thread, so that the trees are equal on every machine. */
    private static final int THREADS = 1;

    /** These settings with another seed. */
    public TreeSettings withSeed(long other) {
        return new TreeSettings(other, xgboostRounds, depthMax, lightgbmRounds, leavesMax, rowsMax);
    }

    /** These settings with another number of trees for each library. */
    public TreeSettings withRounds(int other) {
        return new TreeSettings(seed, other, depthMax, other, leavesMax, rowsMax);
    }

    /** Problems of these settings. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        check("rounds", xgboostRounds, 1, ROUNDS_MAX, problems);
        check("rounds", lightgbmRounds, 1, ROUNDS_MAX, problems);
        check("depth", depthMax, 1, DEPTH_MAX, problems);
        check("the number of leaves", leavesMax, 2, LEAVES_MAX, problems);
        if (rowsMax < 1) {
            problems.add("the number of training rows is " + rowsMax + "; it must be above 0");
        }
        return problems.stream().distinct().toList();
    }

    private static void check(String name, int value, int min, int max, List<String> problems) {
        if (value < min || value > max) {
            problems.add(name + " is " + value + "; " + min + " to " + max + " can be");
        }
    }

    /**
     * Parameters under XGBoost's names. The base score is fixed instead of estimated from the rows.
     */
    Map<String, Object> xgboostParameters() {
        return Map.ofEntries(
                Map.entry("objective", "binary:logistic"),
                Map.entry("base_score", 0.5),
                Map.entry("tree_method", "hist"),
                Map.entry("max_bin", 128),
                Map.entry("max_depth", depthMax),
                Map.entry("eta", RATE),
                Map.entry("min_child_weight", 100),
                Map.entry("subsample", 0.7),
                Map.entry("colsample_bytree", 0.6),
                Map.entry("lambda", 5),
                Map.entry("seed", seed),
                Map.entry("nthread", THREADS),
                Map.entry("verbosity", 0));
    }

    /** Parameters under LightGBM's names, in its notation. */
    String lightgbmParameters() {
        return String.join(
                " ",
                "objective=binary",
                "num_leaves=" + leavesMax,
                "learning_rate=" + RATE,
                "min_data_in_leaf=200",
                "feature_fraction=0.6",
                "bagging_fraction=0.7",
                "bagging_freq=1",
                "lambda_l2=5",
                "max_bin=127",
                "seed=" + (seed & Integer.MAX_VALUE),
                "deterministic=true",
                "force_row_wise=true",
                "num_threads=" + THREADS,
                "verbosity=-1");
    }
}
