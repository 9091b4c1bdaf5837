package io.tickflow.cli.health;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.console.CommandException;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.ReadingProgress;
import io.tickflow.cli.option.CheckedTicks;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsFile;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.cli.option.TickReading;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.operate.feed.FeedReport;
import io.tickflow.operate.feed.FeedSurveys;
import io.tickflow.operate.feed.FileFeed;
import io.tickflow.operate.feed.TopicFeed;
import io.tickflow.settings.FeedOptions;
import io.tickflow.settings.OptionReader;
import io.tickflow.settings.PipelineOptions;
import io.tickflow.ticks.TickFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Surveys ticks and prints the settings for their feed. */
@Command(
        name = "feed",
        description = {
            "Look at tick files or at a topic: server time, broker's names, quality, gaps and rate.",
            "Says what to put into tickflow.yaml, or that the ticks cannot tell. Reads the topic of the settings unless files are named; changes nothing."
        },
        mixinStandardHelpOptions = true)
final class DoctorFeedCommand implements Callable<Integer> {

    private static final ObjectWriter JSON = new JsonMapper().writerWithDefaultPrettyPrinter();
    private static final int RECORDS_USUAL = 100_000;
    private static final int SECONDS_MAX = 86_400;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Tick files of any known format; see bin/tickflow ticks inspect.")
    private List<Path> files = List.of();

    @Option(
            names = "--ticks",
            arity = "1..*",
            paramLabel = "FILE",
            description = "The same, as the other commands call it.")
    private List<Path> ticks = List.of();

    @Option(names = "--topic", description = "Topic of ticks (default: as in the settings).")
    private @Nullable String topic;

    @Option(
            names = "--records",
            paramLabel = "N",
            description =
                    "Read the newest N records of each partition (default: "
                            + RECORDS_USUAL
                            + "); a week's worth shows a weekend.")
    private @Nullable Integer records;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Instead, read what comes within N seconds from now on.")
    private @Nullable Integer seconds;

    @Option(names = "--verbose", description = "Show each symbol, also if there are more than ten.")
    private boolean verbose;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private List<TickFile> checked = List.of();

    @Mixin private final TickReading reading = new TickReading();
    @Mixin private final SettingsFile settings = new SettingsFile();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        List<Path> named = Stream.concat(files.stream(), ticks.stream()).toList();
        check(named);
        FeedReport report = named.isEmpty() ? ofTopic() : ofFiles();
        if (report.symbols().isEmpty()) {
            throw CommandException.failed(report.source() + ": no tick in it" + reasons(report));
        }
        if (json) {
            console.out().println(JSON.writeValueAsString(report));
        } else {
            console.out().print(verbose ? FeedScreen.of(report, true) : FeedScreen.of(report));
        }
        console.out().flush();
        return 0;
    }

    private void check(List<Path> named) {
        boolean ofTopic =
                settings.isNamed()
                        || kafka.isNamed()
                        || topic != null
                        || records != null
                        || seconds != null;
        var inputs = new Inputs();
        checked = CheckedTicks.of(files, ticks, reading.options(inputs), inputs);
        inputs.require(
                        named.isEmpty() || !ofTopic,
                        "files are named, so no option of a topic can stand beside them")
                .require(
                        records == null || seconds == null,
                        "--records and --seconds: only one of them says how much to read")
                .require(records == null || records > 0, "--records must be at least 1")
                .require(
                        seconds == null || (seconds > 0 && seconds <= SECONDS_MAX),
                        "--seconds must be 1 to " + SECONDS_MAX)
                .require(topic == null || !topic.isBlank(), "--topic must not be blank");
        kafka.check(inputs);
        settings.check(inputs);
        inputs.throwIfInvalid();
    }

    private FeedReport ofFiles() {
        try (var progress = new ReadingProgress(console.progress())) {
            FeedSurveys surveys = FileFeed.read(checked, progress::at);
            String names = checked.stream().map(TickFile::name).collect(Collectors.joining(", "));
            return FeedReport.of(names, surveys);
        }
    }

    private FeedReport ofTopic() {
        var options = new OptionReader(configuration());
        var brokers =
                new KafkaConfig(
                        options.read(PipelineOptions.BOOTSTRAP_SERVERS),
                        options.readMap(PipelineOptions.KAFKA_PROPERTIES));
        String name = options.read(FeedOptions.FEED_TOPIC);
        options.throwIfInvalid();
        String where = "topic " + name + " at " + brokers.bootstrapServers() + ", ";
        try (var progress = new ReadingProgress(console.progress())) {
            if (seconds != null) {
                return FeedReport.of(
                        where + seconds + " s of it",
                        TopicFeed.following(
                                brokers, name, Duration.ofSeconds(seconds), progress::at));
            }
            int most = records == null ? RECORDS_USUAL : records;
            return FeedReport.of(
                    String.format(
                            Locale.ROOT, "%sthe newest %,d records of each partition", where, most),
                    TopicFeed.newest(brokers, name, most, progress::at));
        }
    }

    private Configuration configuration() {
        Map<String, String> options = new HashMap<>();
        kafka.putInto(options);
        if (topic != null) {
            options.put(FeedOptions.FEED_TOPIC.key(), topic);
        }
        return SettingsOptions.read(settings, options);
    }

    private static String reasons(FeedReport report) {
        var reasons = new StringBuilder();
        report.totals()
                .unreadable()
                .forEach(
                        (code, count) ->
                                reasons.append("\n  ").append(code).append(' ').append(count));
        report.notes().forEach(note -> reasons.append("\n  - ").append(Printable.of(note)));
        return reasons.toString();
    }
}
