package io.tickflow.cli.stack;

import io.tickflow.sandbox.local.LocalStack;
import io.tickflow.sandbox.local.StackFolder;
import io.tickflow.sandbox.local.StackPart;
import io.tickflow.sandbox.local.StackPorts;
import io.tickflow.settings.FixOptions;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.PipelineOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;

/** Addresses of the local stack in its usual folder, for commands without explicit addresses. */
final class KnownStack {

    private static final String KAFKA = PipelineOptions.BOOTSTRAP_SERVERS.key();
    private static final String CLICKHOUSE = HistoryOptions.CLICKHOUSE_URL.key();

    private static final String FIX_HOST = FixOptions.HOST.key();
    private static final String FIX_PORT = FixOptions.PORT.key();

    /** Settings that say where something is. */
    static final Set<String> KEYS = Set.of(KAFKA, CLICKHOUSE, FIX_HOST, FIX_PORT);

    private final Path folder;
    private final StackPorts ports;
    private final boolean hasGateway;

    /** A stack in {@code folder}. */
    KnownStack(Path folder, StackPorts ports, boolean hasGateway) {
        this.folder = folder;
        this.ports = ports;
        this.hasGateway = hasGateway;
    }

    /** The stack, while a process of it runs. */
    static Optional<KnownStack> find() {
        var stack = new LocalStack(StackFolder.usual());
        return stack.running()
                .map(
                        state ->
                                new KnownStack(
                                        stack.folder(),
                                        state.ports(),
                                        state.process(StackPart.GATEWAY).isPresent()));
    }

    /** Returns true if the usual file of settings names no server beside the usual ones. */
    static boolean isLeftOpenBy(Map<String, String> settings) {
        return isUsual(PipelineOptions.BOOTSTRAP_SERVERS, settings)
                && isUsual(HistoryOptions.CLICKHOUSE_URL, settings)
                && !settings.containsKey(FIX_HOST)
                && !settings.containsKey(FIX_PORT);
    }

    private static boolean isUsual(ConfigOption<String> option, Map<String, String> settings) {
        String named = settings.get(option.key());
        return named == null || named.equals(option.defaultValue());
    }

    /** Settings of jobs that run on it. The mode, which says where orders go, is not among them. */
    Map<String, String> settings() {
        return settings(ports);
    }

    static Map<String, String> settings(StackPorts ports) {
        return Map.of(
                KAFKA,
                ports.bootstrapServers(),
                CLICKHOUSE,
                ports.clickHouseUrl(),
                FIX_HOST,
                ports.venueHost(),
                FIX_PORT,
                Integer.toString(ports.venue()),
                FixOptions.SENDER_COMP_ID.key(),
                "TICKFLOW",
                FixOptions.TARGET_COMP_ID.key(),
                "VENUE",
                FixOptions.REMEMBERS_ORDERS.key(),
                "true",
                FixOptions.ANSWERS_POSITIONS.key(),
                "true");
    }

    /** Address of Kafka. */
    String bootstrapServers() {
        return ports.bootstrapServers();
    }

    /** URL of ClickHouse. */
    String clickHouseUrl() {
        return ports.clickHouseUrl();
    }

    /** URL of the JobManager. */
    String jobManagerUrl() {
        return ports.jobManagerUrl();
    }

    /** URL of the gateway; empty if it was started without one. */
    Optional<URI> gatewayUrl() {
        return hasGateway ? Optional.of(URI.create(ports.gatewayUrl())) : Optional.empty();
    }

    /** File of its cluster's settings. */
    Path flinkConfig() {
        return folder.resolve("conf").resolve("config.yaml");
    }

    /** Line for users of commands that use it. */
    String notice() {
        return "using the local stack in " + folder;
    }
}
