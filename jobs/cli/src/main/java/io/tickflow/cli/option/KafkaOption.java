package io.tickflow.cli.option;

import io.tickflow.cli.console.Inputs;
import io.tickflow.settings.PipelineOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kafka brokers of a command that reads the settings. */
@Command
public final class KafkaOption {

    @Option(
            names = "--bootstrap-servers",
            description = "Kafka brokers (default: as in the settings).")
    private @Nullable String bootstrapServers;

    /** Returns true if the command line names them. */
    public boolean isNamed() {
        return bootstrapServers != null;
    }

    /** Puts named brokers into {@code settings}. */
    public void putInto(Map<String, String> settings) {
        if (bootstrapServers != null) {
            settings.put(PipelineOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers);
        }
    }

    /** Adds a problem for brokers without a port. */
    public void check(Inputs inputs) {
        inputs.require(
                bootstrapServers == null || bootstrapServers.contains(":"),
                "--bootstrap-servers must be host:port[,host:port]");
    }
}
