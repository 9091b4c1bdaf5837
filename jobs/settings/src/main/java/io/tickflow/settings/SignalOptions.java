package io.tickflow.settings;

import io.tickflow.core.feature.Quality;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/** Options of the signal checks, and the settings of a SignalJob as a whole. */
public final class SignalOptions {

    public static final ConfigOption<Double> CONFIDENCE_MIN =
            ConfigOptions.key("tickflow.signal.confidence-min")
                    .doubleType()
                    .noDefaultValue()
                    .withDescription(
                            "Smallest max(p, 1-p) of a prediction that becomes a signal; 0.5"
                                    + " to 1. By default the gate of the bundle.");

    public static final ConfigOption<Double> AGREEMENT_MIN =
            ConfigOptions.key("tickflow.signal.agreement-min")
                    .doubleType()
                    .defaultValue(0.0)
                    .withDescription(
                            "Smallest share, by weight, of the answering members on the side of"
                                    + " the signal; 0 to 1.");

    public static final ConfigOption<Double> SPREAD_MULTIPLE_MAX =
            ConfigOptions.key("tickflow.signal.spread-multiple-max")
                    .doubleType()
                    .defaultValue(2.0)
                    .withDescription(
                            "Widest spread at which a signal is a candidate, in multiples of"
                                    + " the typical spread.");

    public static final ConfigOption<Duration> COOLDOWN =
            ConfigOptions.key("tickflow.signal.cooldown")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(30))
                    .withDescription(
                            "Market time after a candidate during which its symbol has no"
                                    + " further candidate.");

    public static final ConfigOption<Duration> HORIZON =
            ConfigOptions.key("tickflow.signal.horizon")
                    .durationType()
                    .noDefaultValue()
                    .withDescription(
                            "Holding time of a position opened on a signal. By default the"
                                    + " horizon of the bundle.");

    public static final ConfigOption<Duration> TIME_TO_LIVE =
            ConfigOptions.key("tickflow.signal.time-to-live")
                    .durationType()
                    .defaultValue(Duration.ofSeconds(5))
                    .withDescription("Age of its tick at which a signal expires at the desk.");

    public static final ConfigOption<String> QUALITY_VETOES =
            ConfigOptions.key("tickflow.signal.quality-vetoes")
                    .stringType()
                    .defaultValue("LOCKED; CROSSED_SEEN; TWO_PARTITIONS; GAP; STALE")
                    .withDescription(
                            "Properties of the ticks that veto a signal as POOR_QUALITY: LOCKED,"
                                    + " CROSSED_SEEN (within a minute), TWO_PARTITIONS, GAP (of a minute,"
                                    + " within the hour), STALE (no price changed for a minute); NONE for"
                                    + " none of them.");

    private static final Map<String, Integer> QUALITY_BITS =
            Map.of(
                    "LOCKED", Quality.LOCKED,
                    "CROSSED_SEEN", Quality.CROSSED_SEEN,
                    "TWO_PARTITIONS", Quality.TWO_PARTITIONS,
                    "GAP", Quality.GAP_IN_WINDOW,
                    "STALE", Quality.STALE,
                    "NONE", 0);

    private SignalOptions() {}

    /**
     * Reads and checks the settings of a SignalJob.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static SignalJobConfig configure(Configuration settings) {
        return configure(settings, ScoringOptions::read);
    }

    /**
     * Reads and checks the settings of a ShadowJob: those of the SignalJob with another bundle.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static SignalJobConfig configureShadow(Configuration settings) {
        return configure(settings, ScoringOptions::readShadow);
    }

    private static SignalJobConfig configure(
            Configuration settings, Function<OptionReader, SignalJobConfig.Scoring> scoring) {
        var options = new OptionReader(settings);
        SignalJobConfig config = read(options, scoring);
        options.refuseUnknownKeys();
        options.throwIfInvalid();
        return config;
    }

    private static SignalJobConfig read(
            OptionReader options, Function<OptionReader, SignalJobConfig.Scoring> scoring) {
        return new SignalJobConfig(
                PipelineOptions.deployment(options),
                PipelineOptions.kafka(options),
                FeedOptions.read(options),
                new SignalJobConfig.Features(
                        FeatureOptions.read(options), FeatureOptions.memory(options)),
                scoring.apply(options),
                signals(options));
    }

    private static SignalLimits signals(OptionReader options) {
        Duration horizon =
                options.readOptional(HORIZON, SignalOptions::positive, "must be above 0");
        return new SignalLimits(
                options.readOptional(
                        CONFIDENCE_MIN, gate -> gate >= 0.5 && gate <= 1, "must be 0.5 to 1"),
                options.read(AGREEMENT_MIN, share -> share >= 0 && share <= 1, "must be 0 to 1"),
                options.read(SPREAD_MULTIPLE_MAX, multiple -> multiple > 1, "must be above 1"),
                qualityMask(options),
                options.read(COOLDOWN, time -> !time.isNegative(), "must not be negative")
                        .toMillis(),
                horizon == null ? null : horizon.toMillis(),
                options.read(TIME_TO_LIVE, SignalOptions::positive, "must be above 0").toMillis());
    }

    private static int qualityMask(OptionReader options) {
        int mask = 0;
        for (String part : options.read(QUALITY_VETOES).split("[;,]", -1)) {
            Integer bit = QUALITY_BITS.get(part.strip());
            if (bit == null) {
                options.problem(
                        "%s: '%s' must be one of %s"
                                .formatted(
                                        QUALITY_VETOES.key(),
                                        part.strip(),
                                        String.join(", ", new TreeSet<>(QUALITY_BITS.keySet()))));
            } else {
                mask |= bit;
            }
        }
        return mask;
    }

    private static boolean positive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }
}
