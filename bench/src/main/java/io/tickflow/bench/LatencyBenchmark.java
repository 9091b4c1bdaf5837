package io.tickflow.bench;

import io.tickflow.cli.console.Home;
import io.tickflow.cli.demo.DemoJobs;
import io.tickflow.cli.demo.DemoPlan;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.cli.local.LocalMetrics;
import io.tickflow.sandbox.replay.ReplaySpeed;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.SignalOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Open-loop latency from a tick's due time to its signal at a consumer, next to a bare Kafka
 * consume-and-produce echo that carries the same bytes at the same instants in the same run.
 */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = "Tick-to-signal latency next to a bare Kafka echo, all three jobs running.")
final class LatencyBenchmark implements Callable<Integer> {

    @Option(names = "--rate", defaultValue = "500", description = "Ticks a second.")
    private int rate;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds that do not count.")
    private int warmUpSeconds;

    @Option(names = "--seconds", defaultValue = "120", description = "Seconds that count.")
    private int seconds;

    @Option(names = "--runs", defaultValue = "5", description = "Runs, each on a stack of its own.")
    private int runs;

    public static void main(String[] args) {
        System.exit(new CommandLine(new LatencyBenchmark()).execute(args));
    }

    private record Run(Histogram pipeline, Histogram echo, double meanBatch) {}

    @Override
    public Integer call() throws Exception {
        var results = new ArrayList<Run>();
        for (int run = 1; run <= runs; run++) {
            Run result = run();
            results.add(result);
            print("run " + run + " echo", result.echo());
            print("run " + run + " pipeline", result.pipeline());
            System.out.printf(
                    Locale.ROOT,
                    "  %.2f rows a batch of the model; %s%n",
                    result.meanBatch(),
                    Machine.describe());
        }
        System.out.println("median of " + runs + " runs, ms (pipeline / echo = ratio):");
        for (double percentile : new double[] {50, 99, 99.9}) {
            double pipeline = median(results.stream().map(Run::pipeline).toList(), percentile);
            double echo = median(results.stream().map(Run::echo).toList(), percentile);
            System.out.printf(
                    Locale.ROOT,
                    "  p%-5s %8.2f / %6.2f = %.2f%n",
                    percentile,
                    pipeline,
                    echo,
                    pipeline / echo);
        }
        return 0;
    }

    private Run run() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {})) {
            Configuration flink =
                    LocalCluster.configuration(
                            LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
            try (LocalCluster cluster = LocalCluster.start(flink)) {
                // Every prediction becomes a signal, so that every tick has a measurable end.
                var plan =
                        new DemoPlan(
                                List.of(),
                                ReplaySpeed.MAX,
                                false,
                                null,
                                Home.resolve(BenchJobs.BUNDLE).toString(),
                                null,
                                1,
                                Map.of(SignalOptions.CONFIDENCE_MIN.key(), "0.5"));
                new DemoJobs(plan, flink).submitTo(cluster, sandbox);
                while (!cluster.allRunning()) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                return measure(sandbox.bootstrapServers(), cluster.metrics());
            }
        }
    }

    private Run measure(String bootstrapServers, LocalMetrics metrics) throws Exception {
        int warmUpTicks = rate * warmUpSeconds;
        var feed = new TimedFeed(bootstrapServers, rate, warmUpTicks + rate * seconds);
        Echo echo = Echo.start(bootstrapServers);
        try (var signals = Arrivals.ofSignals(bootstrapServers, feed, warmUpTicks);
                var echoes = Arrivals.ofEchoes(bootstrapServers, feed, warmUpTicks)) {
            feed.run();
            Histogram pipeline = signals.await();
            double batches = metrics.sum("scoring", "scoringBatches");
            return new Run(
                    pipeline, echoes.await(), metrics.sum("scoring", "scoringRows") / batches);
        } finally {
            echo.close();
        }
    }

    private static double median(List<Histogram> histograms, double percentile) {
        List<Long> micros =
                histograms.stream()
                        .map(histogram -> histogram.getValueAtPercentile(percentile))
                        .sorted(Comparator.naturalOrder())
                        .toList();
        return micros.get(micros.size() / 2) / 1e3;
    }

    private static void print(String label, Histogram histogram) {
        System.out.printf(
                Locale.ROOT,
                "%-16s p50 %.2f ms  p99 %.2f ms  p99.9 %.2f ms  max %.2f ms  n %,d%n",
                label,
                histogram.getValueAtPercentile(50) / 1e3,
                histogram.getValueAtPercentile(99) / 1e3,
                histogram.getValueAtPercentile(99.9) / 1e3,
                histogram.getMaxValue() / 1e3,
                histogram.getTotalCount());
    }
}
