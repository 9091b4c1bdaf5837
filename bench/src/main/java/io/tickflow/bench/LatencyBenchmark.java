package io.tickflow.bench;

import io.tickflow.cli.local.LocalMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin private final FeedPlan plan = new FeedPlan(500, 20, 120);

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
        try (JobStack stack = JobStack.start(JobStack.SIGNALS)) {
            return measure(stack.bootstrapServers(), stack.cluster().metrics());
        }
    }

    private Run measure(String bootstrapServers, LocalMetrics metrics) throws Exception {
        TimedFeed feed = plan.feed(bootstrapServers, 1);
        int warmUpTicks = plan.warmUpTicks();
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
