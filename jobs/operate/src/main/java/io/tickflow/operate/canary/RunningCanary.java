package io.tickflow.operate.canary;

import io.tickflow.core.canary.CanaryControl.Command;
import io.tickflow.core.canary.CanaryTurns;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.job.PublishedSettings;
import java.util.Map;
import java.util.Optional;

/**
 * Challenger that a running job tells about.
 *
 * @param bundle directory that the job opens, or exact reference to its registry
 * @param id name of the model
 * @param version version of the model
 * @param digest SHA-256 of its manifest
 * @param share symbols for which it decides, as the settings have it
 */
public record RunningCanary(String bundle, String id, String version, String digest, String share) {

    /** Challenger of a job with these parameters; empty if it has none. */
    public static Optional<RunningCanary> of(Map<String, String> parameters) {
        String digest = parameters.getOrDefault(PublishedSettings.CHALLENGER_DIGEST, "");
        return digest.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RunningCanary(
                                parameters.getOrDefault(ScoringOptions.CHALLENGER.key(), ""),
                                parameters.getOrDefault(PublishedSettings.CHALLENGER_ID, ""),
                                parameters.getOrDefault(PublishedSettings.CHALLENGER_VERSION, ""),
                                digest,
                                parameters.getOrDefault(ScoringOptions.CANARY.key(), "")));
    }

    /** Last word on the canary, in force now or soon; without any it has begun. */
    public static Command lastWord(CanaryTurns turns) {
        return turns.all().isEmpty()
                ? Command.BEGIN
                : turns.all().get(turns.all().size() - 1).command();
    }
}
