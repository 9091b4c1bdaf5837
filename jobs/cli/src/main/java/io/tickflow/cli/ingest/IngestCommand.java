package io.tickflow.cli.ingest;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.InvalidTopicsException;
import io.tickflow.ingest.FeedTopic;
import io.tickflow.ingest.GatewayConfig;
import io.tickflow.ingest.TickGateway;
import io.tickflow.ingest.protocol.Limits;
import io.tickflow.operate.kafka.Unreachable;
import io.tickflow.settings.FeedOptions;
import io.tickflow.settings.OptionReader;
import io.tickflow.settings.PipelineOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the tick gateway until Ctrl-C. */
@Command(
        name = "ingest",
        description = {
            "Take ticks from MetaTrader 5 terminals over HTTP and write them to the feed topic, each once.",
            "The terminal's side is in mt5/, the protocol in docs/mt5-protocol.md. Ticks are on disk before they are acknowledged; while Kafka is away they wait there. Ctrl-C ends it."
        },
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {

    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--port",
            defaultValue = "8090",
            paramLabel = "PORT",
            description = "Port (default: ${DEFAULT-VALUE}); 0 for a free one.")
    private int port;

    @Option(
            names = "--bind",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description =
                    "Address (default: ${DEFAULT-VALUE}: this machine only). Another one needs a token.")
    private String bind = "";

    @Option(names = "--topic", description = "Topic of ticks (default: as in the settings).")
    private @Nullable String topic;

    @Option(
            names = "--dir",
            paramLabel = "BUFFER",
            description =
                    "Folder of the disk buffer (default: ~/.local/state/tickflow/ingest/TOPIC).")
    private @Nullable Path folder;

    @Option(
            names = "--buffer-megabytes",
            defaultValue = "256",
            paramLabel = "MB",
            description =
                    "Most of the disk that ticks take while Kafka is away (default: ${DEFAULT-VALUE}).")
    private int bufferMegabytes;

    @Option(names = "--json", description = "Print the counts as JSON, one object a line.")
    private boolean json;

    @Mixin private final TokenOption token = new TokenOption();
    @Mixin private final SettingsFile settings = new SettingsFile();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws InterruptedException {
        check();
        GatewayConfig config = config();
        try {
            return new GatewayRun(open(config), config, json, console).run();
        } catch (IOException e) {
            throw CommandException.failed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void check() {
        var inputs =
                new Inputs()
                        .require(port >= 0 && port <= PORT_MAX, "--port must be 0 to " + PORT_MAX)
                        .require(
                                bufferMegabytes >= 1 && bufferMegabytes <= 1 << 20,
                                "--buffer-megabytes must be 1 to 1048576")
                        .require(topic == null || !topic.isBlank(), "--topic must not be blank");
        token.check(inputs, bind);
        kafka.check(inputs);
        settings.check(inputs);
        inputs.throwIfInvalid();
    }

    private GatewayConfig config() {
        Map<String, String> options = new HashMap<>();
        kafka.putInto(options);
        if (topic != null) {
            options.put(FeedOptions.FEED_TOPIC.key(), topic);
        }
        var read = new OptionReader(SettingsOptions.read(settings, options));
        var brokers =
                new KafkaConfig(
                        read.read(PipelineOptions.BOOTSTRAP_SERVERS),
                        read.readMap(PipelineOptions.KAFKA_PROPERTIES));
        String name = read.read(FeedOptions.FEED_TOPIC);
        read.throwIfInvalid();
        return new GatewayConfig(
                brokers,
                name,
                folder == null ? usualFolder().resolve(name) : folder.toAbsolutePath().normalize(),
                (long) bufferMegabytes << 20,
                bind,
                port,
                Limits.USUAL,
                token.read());
    }

    private static Path usualFolder() {
        String base = System.getenv("XDG_STATE_HOME");
        Path states =
                base == null || base.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(base);
        return states.resolve("tickflow").resolve("ingest");
    }

    /** Opens the gateway; one with a buffer starts without Kafka too. */
    private TickGateway open(GatewayConfig config) throws IOException {
        try {
            try {
                if (new FeedTopic(config.kafka(), config.topic()).ensure()) {
                    console.err().println("created the topic " + config.topic());
                }
            } catch (KafkaException e) {
                if (!config.hasBuffer()) {
                    throw e;
                }
                console.err()
                        .println(
                                "Kafka at "
                                        + config.kafka().bootstrapServers()
                                        + " is away: ticks wait in the buffer");
            }
            console.err().flush();
            return TickGateway.open(config);
        } catch (KafkaException e) {
            throw Unreachable.kafka(config.kafka(), e);
        } catch (InvalidTopicsException e) {
            throw CommandException.invalid(e.getMessage());
        }
    }
}
