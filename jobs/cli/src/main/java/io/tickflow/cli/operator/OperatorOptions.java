package io.tickflow.cli.operator;

import io.tickflow.cli.CommandException;
import io.tickflow.cli.Home;
import io.tickflow.settings.DeskAddress;
import io.tickflow.settings.DeskOptions;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which desk is meant, who speaks and why: mixed into each command. */
@Command
final class OperatorOptions {

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
            names = "--account",
            description = "Trading account (default: tickflow.desk.account of the settings).")
    private @Nullable String account;

    @Option(names = "--reason", required = true, description = "Why: it is recorded.")
    private String reason = "";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who says it: it is recorded (default: the user's name).")
    private String by = System.getProperty("user.name", "operator");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** The desk that is meant. */
    DeskAddress address() {
        if (reason.isBlank()) {
            throw CommandException.invalid("--reason must not be blank");
        }
        Map<String, String> all = new HashMap<>(overrides);
        if (bootstrapServers != null) {
            all.put(PipelineOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers);
        }
        if (account != null) {
            if (account.isBlank()) {
                throw CommandException.invalid("--account must not be blank");
            }
            all.put(DeskOptions.ACCOUNT.key(), account);
        }
        Path file = config == null ? Home.resolve("flink-conf/tickflow.yaml") : config;
        return DeskAddress.read(Settings.load(file, all));
    }

    String by() {
        return by;
    }

    String reason() {
        return reason;
    }

    boolean json() {
        return json;
    }
}
