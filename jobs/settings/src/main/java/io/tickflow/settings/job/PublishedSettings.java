package io.tickflow.settings.job;

import io.tickflow.settings.FeatureOptions;
import io.tickflow.settings.FeedOptions;
import io.tickflow.settings.OptionSection;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.RegistryOptions;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.SignalOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;

/**
 * Settings that a running SignalJob shows in Flink's web UI and REST interface, so that a rollout
 * changes its bundle and nothing else. They hold no secret: those of Kafka are references.
 */
public final class PublishedSettings {

    /** Parameter with the id of the job's bundle. */
    public static final String BUNDLE_ID = "bundle.id";

    /** Parameter with the version of the job's bundle. */
    public static final String BUNDLE_VERSION = "bundle.version";

    /** Parameter with the digest of the job's bundle. */
    public static final String BUNDLE_DIGEST = "bundle.digest";

    /** Parameter with the id of the challenger of a canary. */
    public static final String CHALLENGER_ID = "challenger.id";

    /** Parameter with the version of the challenger. */
    public static final String CHALLENGER_VERSION = "challenger.version";

    /** Parameter with the digest of the challenger. */
    public static final String CHALLENGER_DIGEST = "challenger.digest";

    /** Prefix of parameters that are Flink's options for this job alone. */
    public static final String FLINK = "flink.";

    private static final String OWN = "tickflow.";

    private static final List<OptionSection> SECTIONS =
            List.of(
                    OptionSection.of("", PipelineOptions.class),
                    OptionSection.of("", FeatureOptions.class),
                    OptionSection.of("", RegistryOptions.class),
                    OptionSection.of("", FeedOptions.class),
                    OptionSection.of("", ScoringOptions.class),
                    OptionSection.of("", SignalOptions.class));

    private PublishedSettings() {}

    /** Settings among {@code settings} that a SignalJob reads, by key. */
    public static Map<String, String> ofSignalJob(Configuration settings) {
        Map<String, String> published = new TreeMap<>(settings.toMap());
        published.keySet().removeIf(key -> !isRead(key));
        return published;
    }

    private static boolean isRead(String key) {
        return SECTIONS.stream().anyMatch(section -> section.holds(key));
    }

    /** Parameters with the identity of a bundle. */
    public static Map<String, String> ofBundle(String id, String version, String digest) {
        return Map.of(BUNDLE_ID, id, BUNDLE_VERSION, version, BUNDLE_DIGEST, digest);
    }

    /** Parameters with the identity of a challenger. */
    public static Map<String, String> ofChallenger(String id, String version, String digest) {
        return Map.of(CHALLENGER_ID, id, CHALLENGER_VERSION, version, CHALLENGER_DIGEST, digest);
    }

    /** Flink's options for one job as parameters of this job. */
    public static Map<String, String> ofFlink(Map<String, String> options) {
        Map<String, String> parameters = new TreeMap<>();
        options.forEach((key, value) -> parameters.put(FLINK + key, value));
        return parameters;
    }

    /** The reverse of {@link #ofFlink}: Flink's options among {@code parameters}. */
    public static Map<String, String> flinkOf(Map<String, String> parameters) {
        Map<String, String> options = new TreeMap<>();
        parameters.forEach(
                (key, value) -> {
                    if (key.startsWith(FLINK)) {
                        options.put(key.substring(FLINK.length()), value);
                    }
                });
        return options;
    }

    /** Tickflow's settings among {@code parameters}. */
    public static Map<String, String> ownOf(Map<String, String> parameters) {
        Map<String, String> own = new TreeMap<>(parameters);
        own.keySet().removeIf(key -> !key.startsWith(OWN));
        return own;
    }
}
