package io.tickflow.cli.stack;

import io.tickflow.sandbox.local.LocalStack;
import io.tickflow.sandbox.local.StackFolder;
import io.tickflow.sandbox.local.StackPorts;
import io.tickflow.settings.FixOptions;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.PipelineOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Addresses of the local stack in its usual folder, for commands that are told none. */
public final class KnownStack {

    private static final String KAFKA = PipelineOptions.BOOTSTRAP_SERVERS.key();
    private static final String CLICKHOUSE = HistoryOptions.CLICKHOUSE_URL.key();

    /** Kafka of flink-conf/tickflow.yaml as it comes: a file that names another is meant so. */
    private static final String KAFKA_USUAL = "127.0.0.1:9092";

    private final Path folder;
    private final StackPorts ports;

    private KnownStack(Path folder, StackPorts ports) {
        this.folder = folder;
        this.ports = ports;
    }

    /** The stack, while a process of it runs. */
    public static Optional<KnownStack> find() {
        var stack = new LocalStack(StackFolder.usual());
        return stack.running().map(state -> new KnownStack(stack.folder(), state.ports()));
    }

    /** Returns true if settings from the usual file leave the choice of Kafka to this stack. */
    public boolean isMeantBy(Map<String, String> settings) {
        return settings.getOrDefault(KAFKA, KAFKA_USUAL).equals(KAFKA_USUAL);
    }

    /** Settings of jobs that run on it. Whether orders go to its venue is the mode's to say. */
    public Map<String, String> settings() {
        return settings(ports);
    }

    static Map<String, String> settings(StackPorts ports) {
        return Map.of(
                KAFKA,
                ports.bootstrapServers(),
                CLICKHOUSE,
                ports.clickHouseUrl(),
                FixOptions.HOST.key(),
                ports.venueHost(),
                FixOptions.PORT.key(),
                Integer.toString(ports.venue()),
                FixOptions.SENDER_COMP_ID.key(),
                "TICKFLOW",
                FixOptions.TARGET_COMP_ID.key(),
                "VENUE");
    }

    /** Address of Kafka. */
    public String bootstrapServers() {
        return ports.bootstrapServers();
    }

    /** URL of ClickHouse. */
    public String clickHouseUrl() {
        return ports.clickHouseUrl();
    }

    /** URL of the JobManager. */
    public String jobManagerUrl() {
        return ports.jobManagerUrl();
    }

    /** Line for users of commands that use it. */
    public String notice() {
        return "using the local stack in " + folder;
    }
}
