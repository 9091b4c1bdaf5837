package io.tickflow.settings;

import io.tickflow.core.canary.CanaryShare;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.model.registry.ModelReference;
import io.tickflow.model.registry.RegistryException;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.jspecify.annotations.Nullable;

/** Options of the model and of scoring. */
public final class ScoringOptions {

    public static final ConfigOption<String> MODEL_BUNDLE =
            ConfigOptions.key("tickflow.model.bundle")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Model bundle to score with: a directory that every machine has, or a"
                                    + " reference to the registry, such as"
                                    + " models:/direction-eurusd@champion or"
                                    + " models:/direction-eurusd/1. An alias is resolved once, when"
                                    + " the job is submitted.");

    public static final ConfigOption<String> CHALLENGER =
            ConfigOptions.key("tickflow.scoring.challenger")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Model bundle of a canary, named like tickflow.model.bundle and resolved"
                                    + " like it. It decides for the symbols of"
                                    + " tickflow.scoring.canary, until it is promoted or withdrawn.");

    public static final ConfigOption<String> CANARY =
            ConfigOptions.key("tickflow.scoring.canary")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Symbols for which the challenger decides: a share of all by a hash of"
                                    + " their names, such as 10%, or names as the feed has them, such"
                                    + " as EURUSD,GBPUSD. The other bundle scores them as well, for"
                                    + " comparison.");

    public static final ConfigOption<String> SHADOW_BUNDLE =
            ConfigOptions.key("tickflow.shadow.bundle")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Model bundle that the ShadowJob scores with, in the form of"
                                    + " tickflow.model.bundle; all other settings of the ShadowJob"
                                    + " are those of the SignalJob.");

    public static final ConfigOption<MemorySize> MODEL_MEMORY_MAX =
            ConfigOptions.key("tickflow.model.native-memory-max")
                    .memoryType()
                    .defaultValue(MemorySize.ofMebiBytes(512))
                    .withDescription(
                            "Largest native memory that the bundle may take when it is loaded,"
                                    + " outside of the heap; Flink's memory must have room for it."
                                    + " A bundle that takes more is refused.");

    public static final ConfigOption<Duration> SCORING_TIMEOUT =
            ConfigOptions.key("tickflow.scoring.timeout")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(1))
                    .withDescription(
                            "Deadline after which a prediction abstains, and longest call of a"
                                    + " member; 0 waits without limit and has no circuit"
                                    + " breakers, for replays.");

    public static final ConfigOption<Integer> SCORING_CAPACITY =
            ConfigOptions.key("tickflow.scoring.capacity")
                    .intType()
                    .defaultValue(512)
                    .withDescription(
                            "Largest number of vectors in flight in a scoring" + " subtask.");

    public static final ConfigOption<Integer> SCORING_BATCH_MAX =
            ConfigOptions.key("tickflow.scoring.batch-max")
                    .intType()
                    .defaultValue(64)
                    .withDescription(
                            "Largest number of rows in a call of the model; a batch takes the"
                                    + " vectors already waiting; late ones wait up to 5 ms for"
                                    + " more.");

    public static final ConfigOption<Integer> BREAKER_FAILURES =
            ConfigOptions.key("tickflow.scoring.breaker-failures")
                    .intType()
                    .defaultValue(5)
                    .withDescription(
                            "Failed or late calls of a member in a row that open its circuit"
                                    + " breaker: it is then left alone for 1 s, later for up to"
                                    + " 60 s.");

    private static final int CAPACITY_MAX = 65_536;

    private ScoringOptions() {}

    /** Reads the model and its limits; {@code options} collects the problems. */
    static SignalJobConfig.Scoring read(OptionReader options) {
        return read(options, MODEL_BUNDLE, true);
    }

    /** Reads the model of a shadow and its limits; {@code options} collects the problems. */
    static SignalJobConfig.Scoring readShadow(OptionReader options) {
        // Present beside its own in the settings of a pipeline.
        options.read(MODEL_BUNDLE);
        return read(options, SHADOW_BUNDLE, false);
    }

    private static SignalJobConfig.Scoring read(
            OptionReader options, ConfigOption<String> key, boolean hasChallenger) {
        String bundle = options.require(key);
        RegistryConfig registry = RegistryOptions.read(options);
        checkReference(key, bundle == null ? "" : bundle, registry, options);
        return new SignalJobConfig.Scoring(
                bundle == null ? "" : bundle,
                options.read(MODEL_MEMORY_MAX, size -> size.getBytes() > 0, "must be above 0")
                        .getBytes(),
                new ScoringStage(
                        options.read(
                                SCORING_CAPACITY,
                                n -> n > 0 && n <= CAPACITY_MAX,
                                "must be 1 to " + CAPACITY_MAX),
                        options.read(
                                SCORING_BATCH_MAX,
                                n -> n > 0 && n <= CAPACITY_MAX,
                                "must be 1 to " + CAPACITY_MAX),
                        options.read(
                                        SCORING_TIMEOUT,
                                        time -> !time.isNegative(),
                                        "must not be negative")
                                .toMillis(),
                        options.read(BREAKER_FAILURES, n -> n > 0, "must be above 0")),
                registry,
                challenger(registry, options, hasChallenger));
    }

    private static SignalJobConfig.@Nullable Challenger challenger(
            RegistryConfig registry, OptionReader options, boolean isWanted) {
        String bundle = options.readOptional(CHALLENGER, text -> !text.isBlank(), "is blank");
        String canary = options.readOptional(CANARY, text -> !text.isBlank(), "is blank");
        if (!isWanted || (bundle == null && canary == null)) {
            return null;
        }
        if (bundle == null || canary == null) {
            ConfigOption<String> given = bundle == null ? CANARY : CHALLENGER;
            ConfigOption<String> missing = bundle == null ? CHALLENGER : CANARY;
            options.problem(missing.key() + ": is required, as " + given.key() + " is set");
            return null;
        }
        checkReference(CHALLENGER, bundle, registry, options);
        try {
            return new SignalJobConfig.Challenger(bundle, CanaryShare.parse(canary));
        } catch (IllegalArgumentException e) {
            options.problem(CANARY.key() + ": " + e.getMessage());
            return null;
        }
    }

    private static void checkReference(
            ConfigOption<String> key,
            String bundle,
            RegistryConfig registry,
            OptionReader options) {
        if (!ModelReference.isReference(bundle)) {
            return;
        }
        try {
            ModelReference.parse(bundle);
        } catch (RegistryException e) {
            e.problems().forEach(text -> options.problem(key.key() + ": " + text));
        }
        if (registry.uri() == null) {
            options.problem(
                    RegistryOptions.REGISTRY.key()
                            + ": is required, as "
                            + key.key()
                            + " is '"
                            + bundle
                            + "'");
        }
    }
}
