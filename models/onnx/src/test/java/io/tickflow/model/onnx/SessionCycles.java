package io.tickflow.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import io.tickflow.model.contract.Scorer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cycles of load, score, swap and close, under load. */
final class SessionCycles {

    private static final long GROWTH_BYTES_MAX = 50L << 20;
    private static final int WARM_UP = 200;
    private static final int ROWS = 32;
    static final FeatureSchema JOB =
            new FeatureSchema(
                    TestBundle.FEATURES.stream()
                            .map(
                                    name ->
                                            new FeatureSpec(
                                                    name,
                                                    name,
                                                    FeatureUnit.NONE,
                                                    "test",
                                                    "tick",
                                                    0,
                                                    0,
                                                    0))
                            .toList());

    private final Path dir;

    SessionCycles(Path dir) {
        this.dir = dir;
    }

    /** Loads and closes two bundles in turn while two threads score shared sessions of them. */
    void run(int cycles) throws Exception {
        Path one = bundle(dir, "one", TestModels.column(), "p1", 1);
        Path other = bundle(dir, "other", TestModels.labelAndBoth(), "both", 2);
        int before = SharedSessions.size();
        var isOver = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(2);
        try {
            Future<Long> ofOne = threads.submit(load(one, isOver));
            Future<Long> ofOther = threads.submit(load(other, isOver));
            long settled = 0;
            Scorer live = OnnxBundles.open(one, JOB);
            for (int i = 0; i < cycles; i++) {
                Scorer next = OnnxBundles.open(i % 2 == 0 ? other : one, JOB);
                assertThat(score(next)).isEqualTo(0.5f);
                live.close();
                live = next;
                settled = i == WARM_UP ? residentBytes() : settled;
            }
            live.close();
            long growth = residentBytes() - settled;
            isOver.set(true);
            System.out.printf(
                    "%d cycles beside %d and %d calls: resident memory without the heap grew by %,d bytes%n",
                    cycles, ofOne.get(), ofOther.get(), growth);
            assertThat(growth).isLessThan(GROWTH_BYTES_MAX);
            assertThat(SharedSessions.size()).isEqualTo(before);
        } finally {
            isOver.set(true);
            threads.shutdownNow();
        }
    }

    /** Resident memory without the heap, which grows and shrinks as the collector likes. */
    private static long residentBytes() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return NativeMemory.residentBytes() - heap;
    }

    /** Scores over and over, with a new scorer every hundred calls. */
    private static Callable<Long> load(Path bundle, AtomicBoolean isOver) {
        return () -> {
            long calls = 0;
            while (!isOver.get()) {
                try (Scorer scorer = OnnxBundles.open(bundle, JOB)) {
                    for (int i = 0; i < 100; i++) {
                        assertThat(score(scorer)).isEqualTo(0.5f);
                        calls++;
                    }
                }
            }
            return calls;
        };
    }

    static float score(Scorer scorer) {
        var rows = new float[ROWS * TestBundle.FEATURES.size()];
        Arrays.fill(rows, 0.5f);
        var probabilities = new float[ROWS];
        scorer.member(0, 0).score(rows, ROWS, probabilities);
        return probabilities[ROWS - 1];
    }

    static Path bundle(Path dir, String name, byte[] model, String output, int columns)
            throws IOException {
        return new TestBundle(Files.createDirectory(dir.resolve(name)))
                .member(model, output, columns)
                .write();
    }
}
