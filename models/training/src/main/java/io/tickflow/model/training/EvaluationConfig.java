package io.tickflow.model.training;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.ticks.TickFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configuration of an evaluation.
 *
 * @param bundle directory of the bundle
 * @param files of ticks, those of a symbol in order
 * @param serverTime rule that converts the times of the files to UTC
 * @param features features of the job
 * @param labels labels to judge roles by, in place of the bundle's
 * @param from UTC time from which ticks are judged, earlier ones only warm the features; null for
 *     all
 */
public record EvaluationConfig(
        Path bundle,
        List<TickFile> files,
        ServerTime serverTime,
        FeatureSet features,
        Map<Role, String> labels,
        @Nullable Instant from) {

    /** Copies the collections. */
    public EvaluationConfig {
        files = List.copyOf(files);
        labels = Map.copyOf(labels);
    }

    /** Name of the label by which a role is judged. */
    String labelOf(RoleModel model) {
        return labels.getOrDefault(model.role(), model.label());
    }
}
