package io.tickflow.model.training.data;

import java.util.List;

/**
 * Input features of a direction model: the microstructure features with information about {@code
 * sm_N5}. Bar indicators carry almost none about the next five ticks, and features with half an
 * hour of warm-up would only delay the first signal of a session.
 *
 * <p>Each feature has a reflection in the mirrored market, where every price has the opposite sign
 * and bid and ask change places. Up and down are symmetric in these data, so each training row is
 * used twice: unchanged, and mirrored with the opposite label.
 */
public final class DirectionFeatures {

    /**
     * Feature and its reflection.
     *
     * @param name name in the schema of the core
     * @param reflection feature with this one's value in the mirrored market
     * @param signed true if the sign changes there
     */
    private record Feature(String name, String reflection, boolean signed) {}

    private static final List<Feature> FEATURES =
            List.of(
                    new Feature("last_bid_change", "last_ask_change", true),
                    new Feature("last_ask_change", "last_bid_change", true),
                    signed("last_mid_change"),
                    signed("run_length"),
                    signed("mid_diff_1"),
                    signed("mid_diff_2"),
                    signed("mid_diff_5"),
                    signed("mid_diff_10"),
                    same("log_ms_since_tick"),
                    new Feature("log_ms_since_bid_change", "log_ms_since_ask_change", false),
                    new Feature("log_ms_since_ask_change", "log_ms_since_bid_change", false),
                    same("log_ms_since_mid_change"),
                    signed("move_balance"),
                    signed("side_balance"),
                    same("rr100"),
                    same("rr1000"),
                    same("l2_100"),
                    same("pair100"),
                    same("one100"),
                    signed("last_move_x_rr100"),
                    signed("mid_dev_ewma_2s"),
                    signed("mid_dev_ewma_10s"),
                    same("spread_bps"),
                    same("spread_rel_60s"),
                    same("spread_z_600s"),
                    signed("mid_ret_1s"),
                    signed("mid_ret_5s"),
                    signed("move_imbalance_10s"),
                    same("log_ticks_1s"),
                    same("log_ticks_10s"),
                    same("rv_60s"),
                    same("range_60s"));

    /** Names in the schema of the core, in the order of the model's inputs. */
    public static final List<String> NAMES = FEATURES.stream().map(Feature::name).toList();

    private DirectionFeatures() {}

    private static Feature same(String name) {
        return new Feature(name, name, false);
    }

    private static Feature signed(String name) {
        return new Feature(name, name, true);
    }

    /** Appends the reflections to the rows of row-major {@code inputs}. */
    public static float[] withReflections(float[] inputs) {
        int width = NAMES.size();
        var both = new float[Math.multiplyExact(2, inputs.length)];
        System.arraycopy(inputs, 0, both, 0, inputs.length);
        for (int i = 0; i < width; i++) {
            int from = NAMES.indexOf(FEATURES.get(i).reflection());
            float sign = FEATURES.get(i).signed() ? -1 : 1;
            for (int row = 0; row < inputs.length; row += width) {
                // Adding zero turns -0 into 0, as in the vectors themselves.
                both[inputs.length + row + i] = sign * inputs[row + from] + 0.0f;
            }
        }
        return both;
    }

    /** Appends the opposite labels, in the order of {@link #withReflections}. */
    public static float[] withOpposites(float[] labels) {
        var both = new float[2 * labels.length];
        for (int i = 0; i < labels.length; i++) {
            both[i] = labels[i];
            both[labels.length + i] = 1 - labels[i];
        }
        return both;
    }
}
