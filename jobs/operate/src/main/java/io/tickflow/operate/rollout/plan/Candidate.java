package io.tickflow.operate.rollout.plan;

import io.tickflow.model.registry.PublishedModel;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bundle that somebody wants to roll out.
 *
 * @param path directory that the job opens, or exact reference to its registry
 * @param folder its files on this machine
 * @param settings settings that the job needs for a reference and may lack
 * @param alias alias of the registry that follows a kept bundle; null to leave aliases alone
 * @param canary symbols for which it decides at first; null without a canary
 */
public record Candidate(
        String path,
        Path folder,
        Map<String, String> settings,
        @Nullable String alias,
        @Nullable String canary) {

    /** Copies the settings. */
    public Candidate {
        settings = Map.copyOf(settings);
    }

    /** Bundle in a folder that the cluster's processes see under the same path. */
    public static Candidate of(Path folder) {
        return new Candidate(folder.toString(), folder, Map.of(), null, null);
    }

    /**
     * Bundle of the registry.
     *
     * @param folder copy of its files
     * @param registry setting that names the registry
     */
    public static Candidate of(
            PublishedModel model,
            Path folder,
            Map<String, String> registry,
            @Nullable String alias) {
        return new Candidate(model.reference().toString(), folder, registry, alias, null);
    }

    /** The same with a canary of these symbols; without one if {@code share} is null. */
    public Candidate withCanary(@Nullable String share) {
        return new Candidate(path, folder, settings, alias, share);
    }
}
