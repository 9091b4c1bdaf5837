package io.tickflow.bench;

import io.tickflow.cli.console.Home;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.settings.FeedOptions;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.ScoringOptions;
import io.tickflow.settings.Settings;
import io.tickflow.settings.SignalJobConfig;
import java.util.Map;

/** Configuration of the jobs under measurement: flink-conf/ and the checked-in bundle. */
public final class BenchJobs {

    /** Bundle of the checked-in model, from the home folder. */
    public static final String BUNDLE = "models/bundles/direction-eurusd/1";

    private BenchJobs() {}

    /** The SignalJob on the Kafka of {@code bootstrapServers}. */
    public static SignalJobConfig signal(String bootstrapServers) {
        return SignalJob.configure(
                Settings.load(
                        Home.resolve("flink-conf/tickflow.yaml"),
                        Map.of(
                                PipelineOptions.BOOTSTRAP_SERVERS.key(),
                                bootstrapServers,
                                FeedOptions.FEED_START.key(),
                                "EARLIEST",
                                ScoringOptions.SCORING_TIMEOUT.key(),
                                "0 ms",
                                ScoringOptions.MODEL_BUNDLE.key(),
                                Home.resolve(BUNDLE).toString())));
    }
}
