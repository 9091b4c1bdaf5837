package io.tickflow.model.training;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.model.contract.ModelManifest.DataFile;
import java.util.List;
import java.util.Map;

/**
 * What was read from the tick files.
 *
 * @param series one a symbol, with labels
 * @param files their fingerprints
 * @param malformedLines lines that are no ticks
 * @param rejected ticks that the feature engine did not accept, by reason
 */
record TickData(
        List<LabelledSeries> series,
        List<DataFile> files,
        long malformedLines,
        Map<DeadLetterCode, Long> rejected) {

    /** Accepted ticks before {@code millis}. */
    long ticksBefore(long millis) {
        long ticks = 0;
        for (LabelledSeries one : series) {
            for (int row = 0; row < one.series().size(); row++) {
                ticks += one.series().millis(row) < millis ? 1 : 0;
            }
        }
        return ticks;
    }
}
