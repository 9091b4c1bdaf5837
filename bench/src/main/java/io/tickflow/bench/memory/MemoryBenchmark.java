package io.tickflow.bench.memory;

import io.tickflow.bench.Machine;
import io.tickflow.cli.cluster.JobJar;
import io.tickflow.cli.console.Home;
import io.tickflow.operate.flink.FlinkRest;
import io.tickflow.operate.flink.JobControl;
import io.tickflow.operate.flink.JobKind;
import io.tickflow.operate.flink.Submission;
import io.tickflow.process.ScratchFolder;
import io.tickflow.process.flink.FlinkCluster;
import io.tickflow.process.flink.FlinkDistribution;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Memory of a TaskManager of the size that {@code k8s/base} gives it, with the SignalJob on many
 * symbols, which is stopped with a savepoint and started with another bundle again and again. The
 * process stays, unlike the Pods of an upgrade: what a job leaves behind adds up.
 */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "Resident memory of a TaskManager under many symbols and bundle reloads.")
final class MemoryBenchmark implements Callable<Integer> {

    private static final Duration MAX = Duration.ofMinutes(3);
    private static final long REFRESH_SECONDS = 3;
    private static final String CHECKED_IN = "models/bundles/direction-eurusd/1";
    private static final String VERSION = "\"version\" : \"";

    @Option(names = "--symbols", defaultValue = "10000", description = "Symbols of the feed.")
    private int symbols;

    @Option(names = "--reloads", defaultValue = "10", description = "Changes of the bundle.")
    private int reloads;

    @Option(names = "--rate", defaultValue = "2000", description = "Ticks a second.")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "Length of a round from its first ticks.")
    private int seconds;

    public static void main(String[] args) {
        System.exit(new CommandLine(new MemoryBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        SignalContainer container = SignalContainer.read();
        var kafka = SandboxConfig.everything().withoutClickHouse().withoutVenue();
        try (Sandbox sandbox = Sandbox.start(kafka, line -> {});
                ScratchFolder folder = ScratchFolder.create();
                FlinkCluster cluster = start(folder, container);
                var feed = ManySymbolsFeed.start(sandbox.bootstrapServers(), symbols, rate)) {
            var rest = new FlinkRest(cluster.restUrl());
            var control = new JobControl(rest);
            System.out.println(Round.TITLE);
            String savepoint = null;
            long peak = 0;
            for (int number = 1; number <= reloads + 1; number++) {
                Path bundle = bundle(folder, number);
                var submission =
                        submission(sandbox, bundle)
                                .withParallelism(container.slots())
                                .from(savepoint, false);
                String id = control.target().submit(submission, JobJar.locate());
                control.target().awaitRunning(id, MAX);
                awaitTicks(control, id);
                TimeUnit.SECONDS.sleep(seconds);
                long pid = cluster.taskManager(1).pid();
                // The first answer of the JobManager is of its last question.
                var unused = Round.read(number, pid, rest, metrics(control, id));
                TimeUnit.SECONDS.sleep(REFRESH_SECONDS);
                System.out.println(Round.read(number, pid, rest, metrics(control, id)).line());
                savepoint = control.target().stopWithSavepoint(id, null, false, MAX);
                peak = ProcessMemory.of(pid).peakKb() << 10;
            }
            return judge(container, peak, feed.published());
        }
    }

    /** Waits until every subtask has had ticks: the job first makes sure that it is alone. */
    private static void awaitTicks(JobControl control, String id) throws InterruptedException {
        long deadline = System.nanoTime() + MAX.toNanos();
        while (control.smallestMetric(id, "ticksAccepted").orElse(0) == 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "a subtask has had no tick in " + MAX.toSeconds() + " s");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static Round.Job metrics(JobControl control, String id) {
        return new Round.Job(
                control.smallestMetric(id, "ticksAccepted").orElse(0),
                control.smallestMetric(id, "hotSymbols").orElse(0));
    }

    private int judge(SignalContainer container, long peak, long ticks) {
        boolean held = peak <= container.limit().getBytes();
        System.out.printf(
                "%s: at most %d MB of %d MB, %,d ticks of %,d symbols, %d reloads  (%s)%n",
                held ? "holds" : "too small",
                peak >> 20,
                container.limit().getMebiBytes(),
                ticks,
                symbols,
                reloads,
                Machine.describe());
        return held ? 0 : 1;
    }

    private static FlinkCluster start(ScratchFolder folder, SignalContainer container) {
        return FlinkCluster.start(
                folder,
                new FlinkDistribution(
                        Home.resolve("jobs/dist/flink/target/lib"), Home.resolve("flink-conf")),
                container.cluster());
    }

    /** The checked-in bundle under another version: another digest, and the same answers. */
    private static Path bundle(ScratchFolder folder, int version) throws IOException {
        Path source = Home.resolve(CHECKED_IN);
        Path copy = folder.data("bundle-" + version);
        for (String file : new String[] {"golden.csv", "lightgbm.onnx", "xgboost.onnx"}) {
            Files.copy(source.resolve(file), copy.resolve(file));
        }
        Files.writeString(
                copy.resolve("manifest.json"),
                Files.readString(source.resolve("manifest.json"))
                        .replace(VERSION + "1\"", VERSION + version + '"'));
        return copy;
    }

    private static Submission submission(Sandbox sandbox, Path bundle) {
        return Submission.of(
                JobKind.SIGNAL,
                Home.resolve(""),
                Home.resolve("flink-conf/tickflow.yaml"),
                Map.of(
                        "tickflow.kafka.bootstrap-servers", sandbox.bootstrapServers(),
                        "tickflow.feed.start", "EARLIEST",
                        "tickflow.model.bundle", bundle.toString()));
    }
}
