package io.tickflow.model.training;

import java.util.List;

/**
 * What a direction model reads: the microstructure features that carry {@code sm_N5}. Bar
 * indicators have next to nothing to say about the next five ticks, and features that need half an
 * hour of history would only delay the first signal of a session.
 */
public final class DirectionFeatures {

    /** Names within the schema of the core. */
    public static final List<String> NAMES =
            List.of(
                    "last_bid_change",
                    "last_ask_change",
                    "last_mid_change",
                    "run_length",
                    "mid_diff_1",
                    "mid_diff_2",
                    "mid_diff_5",
                    "mid_diff_10",
                    "log_ms_since_tick",
                    "log_ms_since_bid_change",
                    "log_ms_since_ask_change",
                    "log_ms_since_mid_change",
                    "move_balance",
                    "side_balance",
                    "rr100",
                    "rr1000",
                    "l2_100",
                    "pair100",
                    "one100",
                    "last_move_x_rr100",
                    "mid_dev_ewma_2s",
                    "mid_dev_ewma_10s",
                    "spread_bps",
                    "spread_rel_60s",
                    "spread_z_600s",
                    "mid_ret_1s",
                    "mid_ret_5s",
                    "move_imbalance_10s",
                    "log_ticks_1s",
                    "log_ticks_10s",
                    "rv_60s",
                    "range_60s");

    private DirectionFeatures() {}
}
