package io.tickflow.cli.topic;

import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.job.history.HistoryJob;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.operate.kafka.Unreachable;
import io.tickflow.settings.SignalJobConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Kafka cluster of the settings and the catalogue of its topics. */
@Command
final class CatalogueOnKafka {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();

    /**
     * Checks the options.
     *
     * @throws io.tickflow.cli.console.CommandException listing every problem
     */
    void check() {
        var inputs = new Inputs();
        kafka.check(inputs);
        inputs.throwIfInvalid();
    }

    /** Settings of the SignalJob, which name the cluster. */
    SignalJobConfig config() {
        return SignalJob.configure(read());
    }

    /** Consumer group of the HistoryJob. */
    String historyGroup() {
        return HistoryJob.configure(read()).groupId();
    }

    private Configuration read() {
        Map<String, String> options = new HashMap<>();
        kafka.putInto(options);
        return settings.read(options);
    }

    /**
     * Compares the topics with the catalogue.
     *
     * @param create true to create missing ones
     * @return names of the created topics
     * @throws io.tickflow.connector.topic.InvalidTopicsException listing every contradiction
     */
    List<String> compare(boolean create) {
        KafkaConfig cluster = config().kafka();
        try {
            return new TopicCheck(cluster.bootstrapServers(), cluster.properties(), TIMEOUT)
                    .run(TopicCatalogue.bundled(), create);
        } catch (KafkaException e) {
            throw Unreachable.kafka(cluster, e);
        }
    }
}
