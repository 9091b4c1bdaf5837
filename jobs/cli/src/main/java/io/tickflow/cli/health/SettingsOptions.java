package io.tickflow.cli.health;

import io.tickflow.cli.Home;
import io.tickflow.settings.HistoryOptions;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The settings that the jobs run with: mixed into both commands. */
@Command
final class SettingsOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings (default: flink-conf/tickflow.yaml).")
    private @Nullable Path config;

    @Option(names = "-D", paramLabel = "KEY=VALUE", description = "Override a setting.")
    private Map<String, String> overrides = new HashMap<>();

    @Option(
            names = "--bootstrap-servers",
            description = "Kafka brokers (default: as in the settings).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--clickhouse",
            paramLabel = "URL",
            description = "ClickHouse's HTTP interface (default: as in the settings).")
    private @Nullable String clickHouse;

    /** The settings with what the command line says laid over them. */
    Configuration read() {
        Map<String, String> all = new HashMap<>(overrides);
        if (bootstrapServers != null) {
            all.put(PipelineOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers);
        }
        if (clickHouse != null) {
            all.put(HistoryOptions.CLICKHOUSE_URL.key(), clickHouse);
        }
        Path file = config == null ? Home.resolve("flink-conf/tickflow.yaml") : config;
        return Settings.load(file, all);
    }
}
