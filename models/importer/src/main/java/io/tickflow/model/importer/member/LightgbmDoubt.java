package io.tickflow.model.importer.member;

import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.importer.graph.TreeThresholds;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Doubt about graphs of LightGBM by onnxmltools, which rounds thresholds the wrong way. */
final class LightgbmDoubt {

    /** Rows at thresholds that leave no doubt: of conversions a third are wrong there. */
    private static final int ROWS_MIN = 32;

    private static final String FOUND =
            "onnxmltools made it from LightGBM, and rounds thresholds the wrong way";
    private static final String INSTEAD =
            "; give LightGBM's own file instead: booster_.save_model('model.txt')";

    private LightgbmDoubt() {}

    /**
     * Reason of a refusal; null for other graphs, and for golden rows that disprove it.
     *
     * @param rows number of golden rows at thresholds
     */
    static @Nullable String of(TreeThresholds thresholds, @Nullable Parity parity, int rows) {
        if (!thresholds.isOfLightgbm()) {
            return null;
        }
        if (parity == null) {
            return FOUND + ", which only golden rows can disprove" + INSTEAD;
        }
        if (parity.worst() > parity.tolerance()) {
            return FOUND + ", as the golden rows show" + INSTEAD;
        }
        return rows >= ROWS_MIN
                ? null
                : String.format(
                        Locale.ROOT,
                        "%s: %d golden rows are at thresholds, and %d would be needed to disprove"
                                + " it%s",
                        FOUND,
                        rows,
                        ROWS_MIN,
                        INSTEAD);
    }
}
