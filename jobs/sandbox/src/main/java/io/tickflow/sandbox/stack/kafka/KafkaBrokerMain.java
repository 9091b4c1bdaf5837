package io.tickflow.sandbox.stack.kafka;

import io.tickflow.process.ProcessException;
import io.tickflow.process.ReadyFile;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * Main of the broker's process: formats its data directory if it is new, then serves until it is
 * stopped.
 */
public final class KafkaBrokerMain {

    private KafkaBrokerMain() {}

    /**
     * Runs the broker.
     *
     * @param args its {@link KafkaPorts}, data directory, and a file of {@link SecureListeners} if
     *     it has some
     */
    public static void main(String[] args) throws Exception {
        KafkaPorts ports = KafkaPorts.parse(args);
        Path data = Path.of(args[KafkaPorts.ARGUMENTS]);
        Properties config = KafkaBrokerConfig.of(ports, data);
        if (args.length > KafkaPorts.ARGUMENTS + 1) {
            SecureListeners.apply(Path.of(args[KafkaPorts.ARGUMENTS + 1]), config);
        }
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(data);
        }
        var server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        try {
            server.startup();
        } catch (KafkaException e) {
            throw new ProcessException("Kafka cannot start: " + e.getMessage(), e);
        }
        ReadyFile.announce(Integer.toString(ports.clients()));
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(KafkaBrokerConfig.NODE_ID)
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(KafkaBrokerConfig.CONTROLLER_LISTENER)
                .run();
    }
}
