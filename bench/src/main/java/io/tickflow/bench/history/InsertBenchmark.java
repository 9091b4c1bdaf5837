package io.tickflow.bench.history;

import io.tickflow.bench.Machine;
import io.tickflow.connector.clickhouse.BatchLimits;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.clickhouse.ClickHouseSink;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.job.history.sql.SchemaMigrator;
import io.tickflow.job.history.table.DecisionTables;
import io.tickflow.job.history.table.EventTable;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.clickhouse.ClickHouseEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Rows a second into the table of features: by the sink of the HistoryJob in a Flink job, which
 * also makes and encodes the rows, next to raw inserts of the same rows over HTTP that were encoded
 * before, as RowBinary and as Native, one connection each.
 */
@Command(
        name = "insert",
        mixinStandardHelpOptions = true,
        description = "Rows a second into ClickHouse, by the sink and by raw inserts.")
final class InsertBenchmark implements Callable<Integer> {

    private static final FeatureSchema SCHEMA = FeatureSet.standard().schema();

    private static final AtomicLong FIRST_NANOS = new AtomicLong();

    @Option(names = "--rows", defaultValue = "300000", description = "Rows of a run.")
    private long rows;

    @Option(names = "--batch", defaultValue = "10000", description = "Rows of an insert.")
    private int batch;

    @Option(names = "--runs", defaultValue = "3", description = "Measured runs of each, in turns.")
    private int runs;

    public static void main(String[] args) {
        System.exit(new CommandLine(new InsertBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (ScratchFolder folder = ScratchFolder.create()) {
            ClickHouseEngine engine = ClickHouseEngine.start(folder, System.out::println);
            ClickHouseConfig config = ClickHouseConfig.of(engine.url());
            EventTable<FeatureVector> table =
                    DecisionTables.FEATURES.with(new SchemaMigrator(config, SCHEMA, 0, 0).run());
            var raw = new RawInserts(engine.url());
            String columns =
                    table.columns().stream()
                            .map(name -> '`' + name + '`')
                            .collect(Collectors.joining(", "));
            // Warms up both ways, and leaves the rows that the raw inserts repeat.
            sink(config, table, raw);
            List<byte[]> rowBinary =
                    raw.bodies("tickflow.features", columns, rows, batch, "RowBinary");
            List<byte[]> natively = raw.bodies("tickflow.features", columns, rows, batch, "Native");
            var sinks = new ArrayList<Double>();
            var binaries = new ArrayList<Double>();
            var natives = new ArrayList<Double>();
            for (int run = 0; run < runs; run++) {
                sinks.add(sink(config, table, raw));
                binaries.add(inserted(raw, columns, rowBinary, "RowBinary"));
                natives.add(inserted(raw, columns, natively, "Native"));
            }
            print("sink", sinks);
            print("RowBinary", binaries);
            print("Native", natives);
            System.out.printf(
                    Locale.ROOT,
                    "sink / RowBinary %.2f, sink / Native %.2f; %,d rows of %d columns, %,d bytes a"
                            + " row%n",
                    median(sinks) / median(binaries),
                    median(sinks) / median(natives),
                    rows,
                    table.columns().size(),
                    rowBinary.stream().mapToLong(body -> body.length).sum() / rows);
            System.out.println(Machine.describe());
        }
        return 0;
    }

    private double inserted(RawInserts raw, String columns, List<byte[]> bodies, String format)
            throws Exception {
        raw.run("TRUNCATE TABLE tickflow.features");
        double seconds = raw.insert("tickflow.features", columns, bodies, format);
        check(raw);
        return rows / seconds;
    }

    private double sink(ClickHouseConfig config, EventTable<FeatureVector> table, RawInserts raw)
            throws Exception {
        raw.run("TRUNCATE TABLE tickflow.features");
        FIRST_NANOS.set(0);
        StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
        env.setParallelism(1);
        env.fromSequence(0, rows - 1)
                .uid("bench-numbers")
                .map(
                        number -> {
                            FIRST_NANOS.compareAndSet(0, System.nanoTime());
                            return number;
                        })
                .returns(Types.LONG)
                .uid("bench-first")
                .sinkTo(
                        new ClickHouseSink<>(
                                config, new VectorTable(table, SCHEMA), BatchLimits.of(batch, 500)))
                .uid("bench-sink");
        env.execute("insert");
        double seconds = (System.nanoTime() - FIRST_NANOS.get()) / 1e9;
        check(raw);
        return rows / seconds;
    }

    private void check(RawInserts raw) throws Exception {
        String found = raw.run("SELECT count() FROM tickflow.features FINAL");
        if (!found.equals(Long.toString(rows))) {
            throw new IllegalStateException(found + " rows instead of " + rows);
        }
    }

    private static void print(String way, List<Double> speeds) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %,10.0f rows/s (%,.0f to %,.0f)%n",
                way,
                median(speeds),
                Collections.min(speeds),
                Collections.max(speeds));
    }

    private static double median(List<Double> speeds) {
        return speeds.stream().sorted().toList().get(speeds.size() / 2);
    }
}
