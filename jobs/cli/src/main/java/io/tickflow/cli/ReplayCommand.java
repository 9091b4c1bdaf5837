package io.tickflow.cli;

import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.connector.topic.Topics;
import io.tickflow.operate.kafka.Unreachable;
import io.tickflow.sandbox.replay.ReplayConfig;
import io.tickflow.sandbox.replay.ReplayProgress;
import io.tickflow.sandbox.replay.ReplayResult;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.replay.TickReplay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes MT5 export files to a Kafka cluster as a bridge would. */
@Command(
        name = "replay",
        description =
                "Publish MT5 export files to mt5.ticks of any Kafka cluster, as a bridge would.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(5);

    @Option(
            names = "--ticks",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "MT5 export files, plain or gzip; the symbol is the name up to the first '_'.")
    private List<Path> ticks = List.of();

    @Option(
            names = "--bootstrap-servers",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka brokers (default: ${DEFAULT-VALUE}).")
    private String bootstrapServers = "";

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "N|max",
            description = "N times the original pace, or max (default: ${DEFAULT-VALUE}).")
    private ReplaySpeed speed = ReplaySpeed.MAX;

    @Mixin private final Console console = new Console();

    @Override
    public Integer call() {
        new Inputs().ticks(ticks).throwIfInvalid();
        requireTopic();
        PrintWriter out = console.out();
        var progress = console.progress();
        ReplayResult result =
                new TickReplay(
                                ReplayConfig.of(ticks, bootstrapServers, speed),
                                () -> Long.MAX_VALUE,
                                now ->
                                        progress.show(
                                                now.fraction(), describe(now), System.nanoTime()))
                        .run();
        progress.end();
        out.printf(
                Locale.ROOT,
                "%s published in %d s; %,d malformed lines%n",
                ProgressWords.ticks(result.published()),
                result.elapsed().toSeconds(),
                result.malformed());
        result.firstMalformed().forEach(line -> out.println("  malformed: " + line));
        out.flush();
        return result.complete() ? ExitCodes.OK : ExitCodes.INTERRUPTED;
    }

    /** Says at once what a producer would say after half a minute, and not as well. */
    private void requireTopic() {
        try {
            new TopicCheck(bootstrapServers, TOPIC_TIMEOUT).feed(Topics.TICKS);
        } catch (KafkaException e) {
            throw Unreachable.kafka(bootstrapServers, e);
        }
    }

    private static String describe(ReplayProgress now) {
        return ProgressWords.ticks(now.published())
                + ", "
                + ProgressWords.left(now.fraction(), now.elapsed().toMillis() / 1e3);
    }
}
