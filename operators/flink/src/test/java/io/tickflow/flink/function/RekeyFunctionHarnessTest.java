package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.core.rekey.WaitingTicks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RekeyFunctionHarnessTest {

    private static final int MAX_PARALLELISM = 128;
    private static final int PARTITIONS = 3;
    private static final long WAIT = 500;
    private static final RekeyStage STAGE = new RekeyStage(true, WAIT, 1_000);
    private static final String[] SYMBOLS = {"EURUSD", "GBPUSD.a", "XAUUSD", "BTCUSD"};

    @Test
    void shouldRestoreOrderOverPartitions() throws Exception {
        long seed = 41;
        List<Tick> appended = appended(seed, 1_200);
        try (var stage = open(STAGE, null, 1, 1, 0)) {
            run(stage, shuffled(seed, appended), 1, 0);

            assertThat(bySymbol(finish(stage))).as("seed %d", seed).isEqualTo(inOrder(appended));
        }
    }

    @Test
    void shouldContinueAfterRestoreWithOtherParallelism() throws Exception {
        long seed = 42;
        List<Tick> appended = appended(seed, 1_200);
        List<Tick> read = shuffled(seed, appended);
        var out = new ArrayList<Tick>();
        OperatorSubtaskState snapshot;
        try (var stage = open(STAGE, null, 1, 1, 0)) {
            out.addAll(run(stage, read.subList(0, 600), 1, 0));
            snapshot = stage.snapshot(1, 1);
        }
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var stage = open(STAGE, snapshot, 1, 2, subtask)) {
                run(stage, read.subList(600, read.size()), 2, subtask);
                out.addAll(finish(stage));
            }
        }

        assertThat(bySymbol(out)).as("seed %d", seed).isEqualTo(inOrder(appended));
    }

    @Test
    void shouldPassOnLateTicksWhenTheyAreDue() throws Exception {
        try (var stage = open(STAGE, null, 1, 1, 0)) {
            stage.processElement(new StreamRecord<>(tick("E", 1_000, 0, 0, 1_000)));
            stage.processWatermark(1_501);
            stage.processElement(new StreamRecord<>(tick("E", 999, 1, 0, 1_502)));
            stage.processWatermark(2_100);

            assertThat(stage.extractOutputValues())
                    .extracting(Tick::eventTimeMillis)
                    .containsExactly(1_000L, 999L);
        }
    }

    @Test
    void shouldBoundWaitingTicks() throws Exception {
        try (var stage = open(new RekeyStage(true, WAIT, 10), null, 1, 1, 0)) {
            for (int i = 20; i > 0; i--) {
                stage.processElement(new StreamRecord<>(tick("E", i, 0, i, 1_000)));
            }
            assertThat(stage.extractOutputValues()).hasSize(10);
            assertThat(finish(stage)).hasSize(20);
        }
    }

    @Test
    void shouldOrderTicksOfRepeatedHour() throws Exception {
        ServerTime time = ServerTime.parse("new-york+7h");
        long start = Instant.parse("2024-11-03T05:00:00Z").toEpochMilli();
        var appended = new ArrayList<Tick>();
        var expected = new ArrayList<Long>();
        for (int i = 0; i < 720; i++) {
            long utc = start + 10_000L * i;
            long firstPass = utc < start + 3_600_000 ? utc : utc - 3_600_000;
            long repeat = time.repeatUtcMillis(firstPass + 3 * 3_600_000L);
            appended.add(new Tick("BTC", firstPass, 1, 2, 0, 0, 6, i % PARTITIONS, i, utc, repeat));
            expected.add(utc);
        }
        try (var stage = open(STAGE, null, 1, 1, 0)) {
            run(stage, shuffled(43, appended), 1, 0);
            assertThat(finish(stage)).extracting(Tick::eventTimeMillis).isEqualTo(expected);
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Tick, Tick> open(
            RekeyStage settings,
            OperatorSubtaskState snapshot,
            int oldParallelism,
            int parallelism,
            int subtask)
            throws Exception {
        var stage =
                new KeyedOneInputStreamOperatorTestHarness<String, Tick, Tick>(
                        new KeyedProcessOperator<>(new RekeyFunction(settings)),
                        Tick::symbol,
                        Types.STRING,
                        MAX_PARALLELISM,
                        parallelism,
                        subtask);
        stage.setStateBackend(new EmbeddedRocksDBStateBackend());
        if (snapshot != null) {
            stage.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            snapshot, MAX_PARALLELISM, oldParallelism, parallelism, subtask));
        }
        stage.open();
        return stage;
    }

    /**
     * Passes on a subtask's share of ticks, with watermarks up to which all partitions are read.
     */
    private static List<Tick> run(
            KeyedOneInputStreamOperatorTestHarness<String, Tick, Tick> stage,
            List<Tick> read,
            int parallelism,
            int subtask)
            throws Exception {
        long[] newest = new long[PARTITIONS];
        for (Tick tick : read) {
            if (SubtaskOf.key(tick.symbol(), MAX_PARALLELISM, parallelism) == subtask) {
                stage.processElement(new StreamRecord<>(tick));
            }
            newest[tick.partition()] = tick.appendTimeMillis();
            long all = Math.min(newest[0], Math.min(newest[1], newest[2]));
            if (all > 0) {
                stage.processWatermark(all - 1);
            }
        }
        return stage.extractOutputValues();
    }

    /** Ends the input; returns all ticks that left. */
    private static List<Tick> finish(
            KeyedOneInputStreamOperatorTestHarness<String, Tick, Tick> stage) throws Exception {
        stage.processWatermark(Long.MAX_VALUE);
        return stage.extractOutputValues();
    }

    /** Ticks of several symbols in the order of their appending, delayed by less than the bound. */
    private static List<Tick> appended(long seed, int count) {
        var random = new SplittableRandom(seed);
        var ticks = new ArrayList<Tick>();
        long millis = 1_000_000;
        for (int offset = 0; offset < count; offset++) {
            millis += random.nextInt(30);
            String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
            long append = millis + random.nextInt((int) WAIT);
            ticks.add(tick(symbol, millis, random.nextInt(PARTITIONS), offset, append));
        }
        ticks.sort(Comparator.comparingLong(Tick::appendTimeMillis));
        return ticks;
    }

    /** Reads each partition in its order, but not at the pace of the others. */
    private static List<Tick> shuffled(long seed, List<Tick> appended) {
        var random = new SplittableRandom(seed);
        List<List<Tick>> partitions = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            int partition = i;
            partitions.add(
                    new ArrayList<>(
                            appended.stream()
                                    .filter(tick -> tick.partition() == partition)
                                    .toList()));
        }
        var read = new ArrayList<Tick>();
        while (read.size() < appended.size()) {
            List<Tick> some = partitions.get(random.nextInt(PARTITIONS));
            for (int n = random.nextInt(40); n > 0 && !some.isEmpty(); n--) {
                read.add(some.remove(0));
            }
        }
        return read;
    }

    private static Map<String, List<Tick>> inOrder(List<Tick> ticks) {
        return bySymbol(ticks.stream().sorted(WaitingTicks.ORDER).toList());
    }

    private static Map<String, List<Tick>> bySymbol(List<Tick> ticks) {
        var bySymbol = new HashMap<String, List<Tick>>();
        ticks.forEach(
                tick -> bySymbol.computeIfAbsent(tick.symbol(), s -> new ArrayList<>()).add(tick));
        return bySymbol;
    }

    private static Tick tick(String symbol, long millis, int partition, long offset, long append) {
        return new Tick(symbol, millis, 1.1, 1.2, 0, 0, 6, partition, offset, append);
    }
}
