package io.tickflow.model.training;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.TickFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of an evaluation.
 *
 * @param bundle directory of the bundle
 * @param files of ticks, those of a symbol in order
 * @param serverTime rule that converts the times of the files to UTC
 * @param features features of the job
 * @param label label to judge by; null for the bundle's
 * @param from UTC time from which ticks are judged, earlier ones only warm the features; null for
 *     all
 */
public record EvaluationConfig(
        Path bundle,
        List<TickFile> files,
        ServerTime serverTime,
        FeatureSet features,
        @Nullable String label,
        @Nullable Instant from) {

    /** Copies the list. */
    public EvaluationConfig {
        files = List.copyOf(files);
    }
}
