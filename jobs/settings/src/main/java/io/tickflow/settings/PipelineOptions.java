package io.tickflow.settings;

import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.settings.tls.FlinkRestOptions;
import io.tickflow.settings.tls.KafkaSecrets;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/** Options shared by all jobs of a deployment. */
public final class PipelineOptions {

    public static final ConfigOption<String> PIPELINE =
            ConfigOptions.key("tickflow.pipeline")
                    .stringType()
                    .defaultValue("tickflow")
                    .withDescription(
                            "Name of this deployment, carried by every event. A desk takes signals"
                                    + " of its own pipeline only. Part of every decision id: never change"
                                    + " it in a running deployment.");

    public static final ConfigOption<Mode> MODE =
            ConfigOptions.key("tickflow.mode")
                    .enumType(Mode.class)
                    .defaultValue(Mode.PAPER)
                    .withDescription(
                            "Destination of orders: PAPER (simulated in the sink), DEMO (a"
                                    + " demo account over FIX).");

    public static final ConfigOption<String> BOOTSTRAP_SERVERS =
            ConfigOptions.key("tickflow.kafka.bootstrap-servers")
                    .stringType()
                    .defaultValue("127.0.0.1:9092")
                    .withDescription("Kafka brokers, host:port separated by commas.");

    public static final MapOption KAFKA_PROPERTIES =
            new MapOption(
                    "tickflow.kafka.properties",
                    "name",
                    "Property of every Kafka client. Passwords only as references,"
                            + " ${file:/path:KEY} or ${env:NAME}, which each client resolves"
                            + " on its own host.");

    private PipelineOptions() {}

    /**
     * Reads the Kafka cluster alone.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static KafkaConfig kafkaOf(Configuration settings) {
        var options = new OptionReader(settings);
        KafkaConfig kafka = kafka(options);
        options.throwIfInvalid();
        return kafka;
    }

    /**
     * Reads the name and the mode of the deployment alone.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static Deployment deploymentOf(Configuration settings) {
        var options = new OptionReader(settings);
        Deployment deployment = deployment(options);
        options.throwIfInvalid();
        return deployment;
    }

    /**
     * Reads the files for a JobManager at an https:// URL.
     *
     * @throws InvalidOptionsException listing every problem
     */
    public static TlsConfig flinkRestOf(Configuration settings) {
        var options = new OptionReader(settings);
        TlsConfig tls = FlinkRestOptions.TLS.read(options::read, options::problem);
        options.throwIfInvalid();
        return tls;
    }

    static String pipeline(OptionReader options) {
        return options.read(PIPELINE, name -> !name.isBlank(), "must not be blank");
    }

    /**
     * Reads a consumer group. Without a setting it begins with the name of the pipeline, so that
     * deployments on one Kafka cluster do not continue at each other's offsets.
     */
    static String group(OptionReader options, ConfigOption<String> option, String suffix) {
        String set = options.readOptional(option, name -> !name.isBlank(), "must not be blank");
        return set == null ? pipeline(options) + suffix : set;
    }

    /** Returns what a running job tells about its deployment, by the keys of the settings. */
    public static Map<String, String> told(Deployment deployment) {
        return Map.of(PIPELINE.key(), deployment.pipeline(), MODE.key(), deployment.mode().name());
    }

    private static Mode mode(OptionReader options) {
        return options.read(
                MODE, mode -> mode != Mode.LIVE, "is not available yet: use PAPER or DEMO");
    }

    static Deployment deployment(OptionReader options) {
        return new Deployment(pipeline(options), mode(options));
    }

    static KafkaConfig kafka(OptionReader options) {
        return new KafkaConfig(
                options.read(
                        BOOTSTRAP_SERVERS,
                        servers -> servers.contains(":"),
                        "must be host:port[,host:port]"),
                KafkaSecrets.checked(
                        options.readMap(KAFKA_PROPERTIES),
                        KAFKA_PROPERTIES::key,
                        options::problem));
    }
}
