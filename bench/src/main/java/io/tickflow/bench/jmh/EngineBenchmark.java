package io.tickflow.bench.jmh;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Cost of a tick of the standard features on one core, without Flink, also for more symbols than
 * fit into a CPU cache.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx3g", "-XX:+UseParallelGC"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class EngineBenchmark {

    private static final int BATCH = 1 << 16;

    /** Number of symbols. */
    @Param({"10", "1000", "10000"})
    public int symbols;

    /** Decision point; {@code D1} means almost never. */
    @Param({"tick", "M1", "D1"})
    public String decisionPoint = "";

    /** Distribution of ticks over symbols: uniform, or by Zipf's law. */
    @Param({"even", "zipf"})
    public String keys = "";

    private final int[] order = new int[BATCH];
    private Feed feed = new Feed(1, false);
    private FeatureEngine engine = new FeatureEngine("bench", FeatureSet.standard());
    private SymbolState[] states = {};
    private Tick[] ticks = {};

    @Setup(Level.Trial)
    public void begin() {
        FeatureSet features = FeatureSet.of(FeatureConfig.STANDARD.decidingAt(decisionPoint));
        engine = new FeatureEngine("bench", features);
        feed = new Feed(symbols, keys.equals("zipf"));
        states = new SymbolState[symbols];
        for (int i = 0; i < symbols; i++) {
            states[i] = features.newState();
        }
    }

    /** Generates ticks outside the measurement. */
    @Setup(Level.Invocation)
    public void nextTicks() {
        ticks = feed.next(BATCH, order);
    }

    /** Processes one tick. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void step(Blackhole hole) {
        for (int i = 0; i < BATCH; i++) {
            hole.consume(engine.step(states[order[i]], ticks[i]));
        }
    }
}
