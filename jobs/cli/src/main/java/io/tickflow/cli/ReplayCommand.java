package io.tickflow.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.cli.option.KafkaOption;
import io.tickflow.cli.option.SettingsOptions;
import io.tickflow.cli.option.TickFiles;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.operate.kafka.Unreachable;
import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplayProgress;
import io.tickflow.sandbox.replay.ReplayResult;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes tick files to a Kafka cluster like a bridge. */
@Command(
        name = "replay",
        description = "Publish tick files to mt5.ticks of any Kafka cluster, as a bridge would.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(5);

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "N|max",
            description = "N times the original pace, or max (default: ${DEFAULT-VALUE}).")
    private ReplaySpeed speed = ReplaySpeed.MAX;

    @Option(names = "--json", description = "Print the counts as JSON.")
    private boolean json;

    @Mixin private final SettingsOptions settings = new SettingsOptions();
    @Mixin private final KafkaOption kafka = new KafkaOption();
    @Mixin private final TickFiles ticks = new TickFiles();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        Inputs inputs = ticks.check(new Inputs());
        kafka.check(inputs);
        inputs.throwIfInvalid();
        Map<String, String> options = new HashMap<>();
        kafka.putInto(options);
        KafkaConfig cluster = SignalJob.configure(settings.read(options)).kafka();
        requireTopic(cluster);
        PrintWriter out = console.out();
        var progress = console.progress();
        ReplayResult result =
                new TickReplay(
                                ReplayConfig.ofTicks(
                                        ticks.files(),
                                        cluster.bootstrapServers(),
                                        speed,
                                        producerSettings(cluster)),
                                () -> Long.MAX_VALUE,
                                now ->
                                        progress.show(
                                                now.fraction(), describe(now), System.nanoTime()))
                        .run();
        progress.end();
        if (json) {
            out.println(json(result));
        } else {
            print(result);
        }
        out.flush();
        return result.complete() ? ExitCodes.OK : ExitCodes.INTERRUPTED;
    }

    private void print(ReplayResult result) {
        PrintWriter out = console.out();
        out.printf(
                Locale.ROOT,
                "%s published in %d s; %s%n",
                ProgressWords.ticks(result.published()),
                result.elapsed().toSeconds(),
                ProgressWords.count(result.malformed(), "malformed line"));
        result.firstMalformed().forEach(line -> out.println("  malformed: " + line));
    }

    private static String json(ReplayResult result) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("complete", result.complete());
        root.put("published", result.published());
        ObjectNode symbols = root.putObject("publishedBySymbol");
        result.publishedBySymbol().forEach(symbols::put);
        root.put("malformed", result.malformed());
        result.firstMalformed().forEach(root.putArray("firstMalformed")::add);
        root.put("elapsedMillis", result.elapsed().toMillis());
        return root.toPrettyString();
    }

    /**
     * Reports a missing topic at once, where a producer would fail after half a minute with a worse
     * message.
     */
    private static void requireTopic(KafkaConfig cluster) {
        try {
            new TopicCheck(cluster.bootstrapServers(), cluster.properties(), TOPIC_TIMEOUT)
                    .feed(Topics.TICKS);
        } catch (KafkaException e) {
            throw Unreachable.kafka(cluster, e);
        }
    }

    private static Map<String, String> producerSettings(KafkaConfig cluster) {
        Map<String, String> settings = new HashMap<>();
        Properties properties = cluster.properties();
        for (String key : properties.stringPropertyNames()) {
            settings.put(key, properties.getProperty(key));
        }
        return settings;
    }

    private static String describe(ReplayProgress now) {
        return ProgressWords.ticks(now.published())
                + ", "
                + ProgressWords.left(now.fraction(), now.elapsed().toMillis() / 1e3);
    }
}
