package io.tickflow.bench.scoring;

import io.tickflow.bench.BenchJobs;
import io.tickflow.bench.ExportedTicks;
import io.tickflow.bench.Machine;
import io.tickflow.cli.console.Home;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cost of a row in batches of several sizes. */
@Command(
        name = "scoring",
        mixinStandardHelpOptions = true,
        description = "Microseconds a row of the scoring stage, next to ONNX Runtime alone.")
final class ScoringBenchmark implements Callable<Integer> {

    private static final int[] BATCHES = {1, 8, 32, 128};
    private static final String TICKS = "testdata/ticks/EURUSD_20240307-20240311.mt5.csv.gz";
    private static final double NANOS_PER_MICRO = 1e3;

    @Option(
            names = "--bundle",
            defaultValue = "models/bundles/direction-eurusd/1",
            description = "Bundle (default: ${DEFAULT-VALUE}).")
    private String bundle = "";

    @Option(names = "--rows", defaultValue = "16384", description = "Rows of a round.")
    private int rows;

    @Option(names = "--rounds", defaultValue = "9", description = "Rounds of each variant.")
    private int rounds;

    private int available;
    private double checksum;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ScoringBenchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path dir = Home.resolve(bundle);
        RoleModel role = OnnxBundles.manifest(dir).direction();
        List<FeatureVector> vectors = vectors(rows);
        available = vectors.size();
        System.out.printf(
                Locale.ROOT,
                "%d members, us a row: median (least to most) of %d rounds of %,d rows%n",
                role.members().size(),
                rounds,
                available);
        System.out.println(
                "batch   ONNX Runtime alone    members, guarded      ratio   whole decisions"
                        + "       plain arrays");
        for (int batch : BATCHES) {
            try (var raw = new RawRuntime(dir, role, inputs(role, vectors), batch);
                    var guarded = new GuardedMembers(dir, role, inputs(role, vectors), batch);
                    var decisions = new Decisions(dir, vectors, batch);
                    var arrays = new PlainTrees(dir, role, inputs(role, vectors))) {
                print(batch, List.of(raw, guarded, decisions, arrays));
            }
        }
        System.out.printf(Locale.ROOT, "%s (%.3f)%n", Machine.describe(), checksum);
        return 0;
    }

    private void print(int batch, List<RowScorer> variants) throws Exception {
        var times = new double[variants.size()][rounds];
        // By turns, as neighbours of this machine come and go; the first round is warm-up.
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < variants.size(); i++) {
                double micros = micros(variants.get(i), batch);
                if (round >= 0) {
                    times[i][round] = micros;
                }
            }
        }
        for (double[] ofVariant : times) {
            Arrays.sort(ofVariant);
        }
        int middle = rounds / 2;
        System.out.printf(
                Locale.ROOT,
                "%5d   %s   %s   %5.2f   %s   %s%n",
                batch,
                text(times[0]),
                text(times[1]),
                times[1][middle] / times[0][middle],
                text(times[2]),
                text(times[3]));
    }

    private static String text(double[] sorted) {
        return String.format(
                Locale.ROOT,
                "%5.2f (%.2f to %.2f)",
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1]);
    }

    private double micros(RowScorer variant, int batch) throws Exception {
        long start = System.nanoTime();
        int scored = 0;
        for (; scored + batch <= available; scored += batch) {
            checksum += variant.score(scored, batch);
        }
        return (System.nanoTime() - start) / NANOS_PER_MICRO / scored;
    }

    /** Vectors of the first {@code count} of the generated ticks. */
    private static List<FeatureVector> vectors(int count) throws IOException {
        FeatureSet features = FeatureSet.standard();
        var engine = new FeatureEngine("bench", features);
        var state = features.newState();
        var decoder = new TickDecoder(BenchJobs.signal("127.0.0.1:1").feed().clock());
        var vectors = new ArrayList<FeatureVector>(count);
        List<RawRecord> records = ExportedTicks.read(Home.resolve(TICKS));
        for (RawRecord record : records.subList(0, Math.min(records.size(), count))) {
            Tick tick = decoder.decode(record).tick();
            FeatureVector vector = tick == null ? null : engine.step(state, tick).vector();
            if (vector != null) {
                vectors.add(vector);
            }
        }
        return vectors;
    }

    private static float[] inputs(RoleModel role, List<FeatureVector> vectors) {
        int[] positions = FeatureSet.standard().schema().positionsOf(role.featureNames());
        var inputs = new float[vectors.size() * positions.length];
        int next = 0;
        for (FeatureVector vector : vectors) {
            for (int position : positions) {
                inputs[next++] = vector.values()[position];
            }
        }
        return inputs;
    }
}
