package io.tickflow.settings.job;

import io.tickflow.model.registry.ModelReference;
import io.tickflow.settings.ScoringOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * Resolves the model bundles of settings, by one rule for all commands: a relative path starts from
 * the program's folder or else from the working directory, whichever has such a folder. If none
 * has, it stays as it is: the processes of a cluster may see what this one does not.
 */
public final class BundlePath {

    private BundlePath() {}

    /**
     * Makes relative bundles absolute that are here.
     *
     * @param home folder of the program
     * @return {@code settings}
     */
    public static Configuration resolve(Configuration settings, Path home) {
        resolve(ScoringOptions.MODEL_BUNDLE, settings, home);
        resolve(ScoringOptions.CHALLENGER, settings, home);
        resolve(ScoringOptions.SHADOW_BUNDLE, settings, home);
        return settings;
    }

    private static void resolve(ConfigOption<String> key, Configuration settings, Path home) {
        String bundle = settings.toMap().getOrDefault(key.key(), "");
        if (!bundle.isBlank() && !ModelReference.isReference(bundle)) {
            List.of(home, Path.of("")).stream()
                    .map(folder -> folder.resolve(bundle).toAbsolutePath())
                    .filter(Files::isDirectory)
                    .findFirst()
                    .ifPresent(place -> settings.set(key, place.toString()));
        }
    }
}
