package io.tickflow.bench.pipeline;

import io.tickflow.bench.Machine;
import io.tickflow.cli.console.Home;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.function.FeatureFunction;
import io.tickflow.flink.function.FeatureOperator;
import io.tickflow.flink.function.FeatureStage;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.flink.state.HotBounds;
import io.tickflow.settings.FeatureOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.FileUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Throughput of the feature stage with different stores, in the same run. */
@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        description = {
            "Ticks a second of the feature stage in Flink, without Kafka, by how its state is"
                    + " kept.",
            "Standard features, a vector at the close of each minute, checkpoints each 10 s, one"
                    + " slot."
        })
final class StateBenchmark implements Callable<Integer> {

    private static final int DIRTY_MAX = FeatureOptions.DIRTY_SYMBOLS_MAX.defaultValue();

    @Option(names = "--symbols", defaultValue = "1000", description = "Symbols.")
    private int symbols;

    @Option(
            names = "--hot",
            split = ",",
            defaultValue = "4096",
            description = "Hot symbols to try (default: ${DEFAULT-VALUE}).")
    private List<Integer> hot = List.of();

    @Option(
            names = "--quiet",
            split = ",",
            defaultValue = "16384",
            description = "Quiet symbols to try (default: ${DEFAULT-VALUE}).")
    private List<Integer> quiet = List.of();

    @Option(names = "--zipf", description = "Symbols by Zipf's law instead of evenly.")
    private boolean zipf;

    @Option(
            names = "--ticks",
            defaultValue = "8000000",
            description = "Ticks a run (default: ${DEFAULT-VALUE}).")
    private long ticks;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Measured runs of each, after one warm-up run.")
    private int runs;

    public static void main(String[] args) {
        System.exit(new CommandLine(new StateBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        var variants = new ArrayList<Variant>();
        variants.add(Variant.heap());
        for (int hotMax : hot) {
            for (int quietMax : quiet) {
                variants.add(Variant.hot(new HotBounds(hotMax, quietMax, DIRTY_MAX)));
            }
        }
        variants.add(Variant.plain());
        Map<String, List<Double>> speeds = new LinkedHashMap<>();
        for (int run = 0; run <= runs; run++) {
            for (Variant variant : variants) {
                double speed = ticksPerSecond(variant);
                System.out.printf(
                        "%s %-32s %,12.0f ticks/s%n",
                        run == 0 ? "warm-up" : "run " + run + "  ", variant.label(), speed);
                if (run > 0) {
                    speeds.computeIfAbsent(variant.label(), name -> new ArrayList<>()).add(speed);
                }
            }
        }
        print(speeds);
        return 0;
    }

    private void print(Map<String, List<Double>> speeds) {
        double control = median(speeds.values().iterator().next());
        System.out.printf(
                "%n%,d symbols %s, median of %d runs%n",
                symbols, zipf ? "by Zipf's law" : "evenly", runs);
        speeds.forEach(
                (label, each) ->
                        System.out.printf(
                                "%-32s %,12.0f ticks/s  %4.0f%% of heap%n",
                                label, median(each), 100 * median(each) / control));
        System.out.println(Machine.describe());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int upper = sorted.size() / 2;
        int lower = (sorted.size() - 1) / 2;
        return 0.5 * (sorted.get(lower) + sorted.get(upper));
    }

    private double ticksPerSecond(Variant variant) throws Exception {
        long count = Math.round(ticks * variant.share());
        Path directory = Files.createTempDirectory("tickflow-bench");
        StreamExecutionEnvironment env = environment(variant, directory);
        env.fromSequence(0, count - 1)
                .uid("bench-numbers")
                .map(new TickGenerator(symbols, zipf))
                .returns(Tick.class)
                .uid("bench-ticks")
                .keyBy(Tick::symbol)
                .transform(
                        "features",
                        TypeInformation.of(FeatureVector.class),
                        new FeatureOperator(
                                new FeatureFunction(
                                        stage(), variant.stores(), InstantSource.system())))
                .uid("bench-features")
                .sinkTo(new DiscardingSink<>())
                .uid("bench-nowhere");
        long begin = System.nanoTime();
        env.execute();
        double seconds = (System.nanoTime() - begin) / 1e9;
        // The job may still be deleting its files.
        FileUtils.deleteDirectoryQuietly(directory.toFile());
        return count / seconds;
    }

    private static FeatureStage stage() {
        return new FeatureStage(
                "bench",
                "none",
                FeatureSet.of(FeatureConfig.STANDARD.decidingAt("M1")),
                new HotBounds(1, 0, 1),
                false);
    }

    private static StreamExecutionEnvironment environment(Variant variant, Path directory) {
        var flink = new Configuration();
        flink.set(StateBackendOptions.STATE_BACKEND, variant.backend());
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory.toUri().toString());
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        GlobalConfiguration.loadConfiguration(Home.resolve("flink-conf").toString())
                .toMap()
                .forEach(
                        (key, value) -> {
                            if (key.startsWith("state.backend.rocksdb.")) {
                                flink.setString(key, value);
                            }
                        });
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        return env;
    }
}
