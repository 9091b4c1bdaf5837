package io.tickflow.cli.topic;

import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicSpec;
import io.tickflow.operate.kafka.Unreachable;
import io.tickflow.settings.PipelineOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the records of one topic as JSON, in whatever encoding they travel. */
@Command(
        name = "tail",
        description = {
            "Print the newest records of a topic as JSON, one a line.",
            "A record that cannot be read is shown as such, and all of them are counted at the end."
        },
        mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {

    private static final String PREFIX = "tickflow.";
    private static final int RECORDS_DEFAULT = 10;

    @Parameters(
            paramLabel = "TOPIC",
            description = "Topic of flink-conf/topics.yaml; 'tickflow.' may be left out.")
    private String topic = "";

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only records of this symbol.")
    private @Nullable String symbol;

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Only events of this deployment.")
    private @Nullable String pipeline;

    @Option(
            names = {"-n", "--records"},
            paramLabel = "N",
            description =
                    "Records at most (default: "
                            + RECORDS_DEFAULT
                            + ", or all of them with --from-beginning).")
    private @Nullable Integer count;

    @Option(
            names = "--from-beginning",
            description = "Begin with the oldest record instead of the newest ones.")
    private boolean fromBeginning;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new records until Ctrl-C.")
    private boolean follows;

    @Option(
            names = "--json",
            description =
                    "Print complete JSON objects with partition, offset, time and key; otherwise"
                            + " long arrays are cut.")
    private boolean json;

    @Mixin private final KafkaOption brokers = new KafkaOption();
    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        String name = checkedTopic();
        KafkaConfig kafka = kafka();
        var output = new TailOutput(console, json, this::isWanted, limit());
        try (var reader = new TopicReader(kafka, name)) {
            requireTopic(reader, name, kafka.bootstrapServers());
            Interruptible.run(
                    () -> {
                        print(reader, new RecordDecoder(name), output);
                        output.end();
                    },
                    reader::stop);
            return 0;
        } catch (KafkaException e) {
            throw Unreachable.kafka(kafka, e);
        }
    }

    private KafkaConfig kafka() {
        var inputs = new Inputs();
        brokers.check(inputs);
        inputs.throwIfInvalid();
        Map<String, String> options = new HashMap<>();
        brokers.putInto(options);
        return PipelineOptions.kafkaOf(settings.read(options));
    }

    /** Prints until there is nothing left to print, or until Ctrl-C. */
    private void print(TopicReader reader, RecordDecoder decoder, TailOutput output) {
        try {
            printAll(reader, decoder, output);
        } catch (WakeupException e) {
            // Ctrl-C ends the reading, not the command.
        }
    }

    private void printAll(TopicReader reader, RecordDecoder decoder, TailOutput output) {
        Map<TopicPartition, Long> ends = reader.ends();
        if (fromBeginning) {
            reader.read(reader.beginnings(), ends, record -> output.print(decoder.decode(record)));
        } else {
            new NewestRecords(reader, decoder)
                    .find(limit(), ends, output::matches)
                    .forEach(output::print);
        }
        if (follows) {
            output.liftLimit();
            reader.follow(ends, record -> output.print(decoder.decode(record)), output::flush);
        }
    }

    private boolean isWanted(ShownRecord record) {
        return (symbol == null || record.isAbout(symbol))
                && (pipeline == null || record.isOf(pipeline));
    }

    private int limit() {
        if (count != null) {
            return count;
        }
        return fromBeginning ? Integer.MAX_VALUE : RECORDS_DEFAULT;
    }

    private String checkedTopic() {
        List<String> names =
                TopicCatalogue.bundled().topics().stream().map(TopicSpec::name).toList();
        String name = names.contains(topic) ? topic : PREFIX + topic;
        new Inputs()
                .require(
                        names.contains(name),
                        "there is no topic '" + topic + "'; there are " + String.join(", ", names))
                .require(limit() > 0, "-n: '" + limit() + "' must be 1 or more")
                .require(
                        !fromBeginning || !follows || count == null,
                        "--from-beginning with --follow prints every record: leave out -n")
                .throwIfInvalid();
        return name;
    }

    private static void requireTopic(TopicReader reader, String name, String brokers) {
        if (!reader.hasTopic()) {
            throw CommandException.failed(
                    "the cluster at %s has no topic %s. Maybe the jobs never ran there; bin/tickflow doctor says what else is missing"
                            .formatted(brokers, name));
        }
    }
}
