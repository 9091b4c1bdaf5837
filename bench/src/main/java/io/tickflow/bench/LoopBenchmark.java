package io.tickflow.bench;

import io.tickflow.cli.Home;
import io.tickflow.connector.event.EventCodec;
import io.tickflow.connector.event.EventCodecs;
import io.tickflow.connector.kafka.Decoded;
import io.tickflow.connector.kafka.FeedClock;
import io.tickflow.connector.kafka.RawRecord;
import io.tickflow.connector.kafka.TickDecoder;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Mt5ExportReader;
import io.tickflow.core.market.ServerTime;
import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.sandbox.replay.TickFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The work of the SignalJob in one bare loop on one thread: decode JSON, compute features, score
 * with ONNX Runtime, write the JSON of features and prediction. No Flink, no Kafka, no RocksDB. It
 * is the control that the pipeline's throughput is held against.
 */
@Command(
        name = "loop",
        mixinStandardHelpOptions = true,
        description = "Ticks a second of the bare loop.")
final class LoopBenchmark implements Callable<Integer> {

    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--ticks", required = true, description = "MT5 export file.")
    private Path ticks = Path.of("");

    @Option(
            names = "--passes",
            defaultValue = "5",
            description = "Passes over the file; the first warms up.")
    private int passes;

    @Option(names = "--batch", defaultValue = "16", description = "Rows in one call of the model.")
    private int batch;

    private final EventCodec<FeatureVector> features = EventCodecs.features(Mode.PAPER);

    public static void main(String[] args) {
        System.exit(new CommandLine(new LoopBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<RawRecord> records = records();
        try (Scorer scorer =
                OnnxBundles.open(
                        Home.resolve("models/bundles/direction-eurusd/1"),
                        FeatureEngine.schema())) {
            for (int pass = 0; pass < passes; pass++) {
                long startNanos = System.nanoTime();
                long written = pass(records, scorer);
                double seconds = (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
                report(pass, records.size() / seconds, written);
            }
        }
        return 0;
    }

    private static void report(int pass, double ticksPerSecond, long written) {
        System.out.printf(
                Locale.ROOT,
                "%s %,10.0f ticks/s  (%,d bytes of events)  %s%n",
                pass == 0 ? "warm-up" : "pass " + pass + " ",
                ticksPerSecond,
                written,
                Machine.describe());
    }

    private long pass(List<RawRecord> records, Scorer scorer) {
        var decoder =
                new TickDecoder(new FeedClock(ServerTime.parse("new-york+7h"), Map.of(), 300_000));
        var engine = new FeatureEngine("bench");
        var state = new SymbolState();
        int[] positions = FeatureEngine.schema().positionsOf(scorer.featureNames());
        var rows = new float[batch * positions.length];
        int waiting = 0;
        long written = 0;
        for (RawRecord record : records) {
            Decoded decoded = decoder.decode(record);
            FeatureVector vector =
                    decoded.tick() == null ? null : engine.step(state, decoded.tick()).vector();
            if (vector == null) {
                continue;
            }
            for (int i = 0; i < positions.length; i++) {
                rows[waiting * positions.length + i] = vector.values()[positions[i]];
            }
            written += features.encode(vector).length;
            if (++waiting == batch) {
                for (Score score : scorer.score(rows, batch)) {
                    written += score.memberMask();
                }
                waiting = 0;
            }
        }
        return written;
    }

    private List<RawRecord> records() throws IOException {
        String symbol = TickFile.of(ticks).symbol();
        byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
        long appended = System.currentTimeMillis();
        var records = new ArrayList<RawRecord>();
        try (Mt5ExportReader reader = Mt5ExportReader.open(ticks)) {
            while (reader.hasNext()) {
                Mt5ExportReader.Row row = reader.next();
                String json =
                        String.format(
                                Locale.ROOT,
                                "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":%s,\"ask\":%s,\"flags\":%d}",
                                symbol,
                                row.serverLocalMillis(),
                                row.bid(),
                                row.ask(),
                                row.flags());
                records.add(
                        new RawRecord(
                                key,
                                json.getBytes(StandardCharsets.UTF_8),
                                "mt5.ticks",
                                0,
                                records.size(),
                                appended));
            }
        }
        return records;
    }
}
