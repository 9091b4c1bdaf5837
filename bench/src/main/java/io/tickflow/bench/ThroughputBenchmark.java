package io.tickflow.bench;

import io.tickflow.bench.Stopwatch.Speed;
import io.tickflow.cli.local.LocalCluster;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.kafka.RawRecordDeserializer;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.sandbox.stack.Sandbox;
import io.tickflow.sandbox.stack.SandboxConfig;
import io.tickflow.settings.SignalJobConfig;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Throughput of the SignalJob by stage, with ticks already in Kafka, and of the bare loop in the
 * same process as its control. CPU time is that of this process, without the broker.
 */
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        description = "Ticks a second by stage, next to the bare loop, and a CPU profile.")
final class ThroughputBenchmark implements Callable<Integer> {

    private static final int BATCH_ROWS = 16;

    @Option(names = "--ticks", required = true, description = "MT5 export file.")
    private Path ticks = Path.of("");

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Measured runs of each stage (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description =
                    "Runs of each stage that do not count (default: ${DEFAULT-VALUE}): compilation"
                            + " takes as much CPU as the ticks before the fourth.")
    private int warmUpRuns;

    @Option(
            names = "--stages",
            split = ",",
            description = "Stages to measure, all by default: ${COMPLETION-CANDIDATES}.")
    private List<Stage> stages = List.of(Stage.values());

    private List<RawRecord> records = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new ThroughputBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        records = ExportedTicks.read(ticks);
        System.out.printf(
                Locale.ROOT, "%,d ticks; median of %d runs by CPU%n", records.size(), runs);
        try (Sandbox sandbox = Sandbox.start(SandboxConfig.everything(), line -> {})) {
            SignalJobConfig config = BenchJobs.signal(sandbox.bootstrapServers());
            publish(sandbox.bootstrapServers());
            Configuration flink =
                    LocalCluster.configuration(
                            LocalCluster.flinkConfiguration(), sandbox.dataDirectory("flink"));
            Speed jsonLoop = loop(config, true);
            System.out.println(jsonLoop.line("loop, JSON"));
            Speed loop = loop(config, false);
            System.out.println(loop.line("loop"));
            Speed job = loop;
            for (Stage stage : stages) {
                job = median(() -> run(stage, config, flink));
                System.out.println(job.line(stage.name().toLowerCase(Locale.ROOT)));
            }
            System.out.printf(
                    Locale.ROOT,
                    "job / loop, a core: %.2f; / loop with JSON: %.2f%n",
                    job.ticksPerCoreSecond() / loop.ticksPerCoreSecond(),
                    job.ticksPerCoreSecond() / jsonLoop.ticksPerCoreSecond());
            System.out.println("CPU profile of the job:");
            Map<String, Double> profile = CpuProfile.of(() -> run(Stage.JOB, config, flink));
            System.out.print(CpuProfile.text(profile));
            System.out.println(Machine.describe());
        }
        return 0;
    }

    private Speed loop(SignalJobConfig config, boolean json) throws Exception {
        try (var loop = new BareLoop(config, BATCH_ROWS, json)) {
            return median(
                    () -> {
                        var stopwatch = Stopwatch.start();
                        loop.run(records);
                        return stopwatch.stop(records.size());
                    });
        }
    }

    private Speed median(Callable<Speed> once) throws Exception {
        for (int run = 0; run < warmUpRuns; run++) {
            once.call();
        }
        List<Speed> speeds =
                IntStream.range(0, runs)
                        .mapToObj(run -> unchecked(once))
                        .sorted(Comparator.comparingDouble(Speed::cpuMicrosPerTick))
                        .toList();
        return speeds.get(speeds.size() / 2);
    }

    private static Speed unchecked(Callable<Speed> once) {
        try {
            return once.call();
        } catch (Exception e) {
            throw new IllegalStateException("a run failed", e);
        }
    }

    private Speed run(Stage stage, SignalJobConfig config, Configuration flink) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(1);
        DataStream<RawRecord> source =
                env.fromSource(bounded(config), WatermarkStrategy.noWatermarks(), "ticks")
                        .uid("bench-ticks")
                        .map(new FirstRecord())
                        .returns(RawRecord.class)
                        .uid("bench-first");
        stage.define(source, config);
        env.execute(stage.name());
        return FirstRecord.take().stop(records.size());
    }

    private static KafkaSource<RawRecord> bounded(SignalJobConfig config) {
        return KafkaSource.<RawRecord>builder()
                .setBootstrapServers(config.kafka().bootstrapServers())
                .setTopics(config.feed().topic())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(new RawRecordDeserializer())
                .build();
    }

    private void publish(String bootstrapServers) {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (RawRecord record : records) {
                // A lost record is noticed below: every stage expects all of them.
                var unused =
                        producer.send(
                                new ProducerRecord<>(record.topic(), record.key(), record.value()));
            }
            producer.flush();
        }
    }
}
