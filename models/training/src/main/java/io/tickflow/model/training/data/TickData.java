package io.tickflow.model.training.data;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.model.contract.manifest.Training.DataFile;
import java.util.List;
import java.util.Map;

/**
 * Content of the tick files.
 *
 * @param series labelled series, one for each symbol
 * @param files fingerprints of the files
 * @param malformedLines number of unreadable lines
 * @param rejected ticks rejected by the feature engine, by reason
 */
public record TickData(
        List<LabelledSeries> series,
        List<DataFile> files,
        long malformedLines,
        Map<DeadLetterCode, Long> rejected) {

    /** Number of accepted ticks before {@code millis}. */
    public long ticksBefore(long millis) {
        long ticks = 0;
        for (LabelledSeries one : series) {
            for (int row = 0; row < one.series().size(); row++) {
                ticks += one.series().millis(row) < millis ? 1 : 0;
            }
        }
        return ticks;
    }
}
