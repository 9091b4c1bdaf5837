package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.state.HotBounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks of an hour that the server's clock repeats, in stored, cached and buffered states. */
class RepeatedHourHarnessTest {

    private static final long HOUR = 3_600_000;
    private static final long START = Instant.parse("2024-11-03T04:45:00Z").toEpochMilli();
    private static final String[] SYMBOLS = {"BTCUSD", "ETHUSD", "XRPUSD"};
    private static final int TICKS = 3_000;
    private static final FeatureConfig CONFIG = FeatureConfig.STANDARD.decidingAt("M1");

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "100, 0, 100", "1, 100, 100", "1, 2, 1"})
    void shouldGiveVectorsInOrderAcrossRestores(int hot, int quiet, int dirty) throws Exception {
        FeatureStage stage = FeatureHarness.stage(CONFIG, new HotBounds(hot, quiet, dirty));
        List<Tick> ticks = ticks(ServerTime.parse("new-york+7h"));
        var backend = new EmbeddedRocksDBStateBackend(true);
        var vectors = new ArrayList<FeatureVector>();
        OperatorSubtaskState snapshot;
        try (var first = FeatureHarness.start(backend, stage)) {
            vectors.addAll(first.process(ticks.subList(0, TICKS / 2)));
            snapshot = first.snapshot(1);
        }
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var next = FeatureHarness.restore(backend, stage, snapshot, 1, 2, subtask)) {
                vectors.addAll(next.process(ticks.subList(TICKS / 2, TICKS)));
            }
        }

        assertThat(FeatureHarness.lines(vectors))
                .hasSizeGreaterThan(SYMBOLS.length * 195)
                .isEqualTo(FeatureHarness.lines(FeatureHarness.core(CONFIG, ticks)));
        assertThat(vectors).anyMatch(vector -> vector.eventTimeMillis() > START + 3 * HOUR);
    }

    /** A tick of each symbol in turn, four seconds apart. */
    private static List<Tick> ticks(ServerTime time) {
        var ticks = new ArrayList<Tick>();
        for (int n = 0; n < TICKS; n++) {
            long utc = START + 4_000L * n;
            boolean summer = utc < Instant.parse("2024-11-03T06:00:00Z").toEpochMilli();
            long reading = utc + (summer ? 3 : 2) * HOUR;
            ticks.add(
                    new Tick(
                            SYMBOLS[n % SYMBOLS.length],
                            time.toUtcMillis(reading),
                            100 + n % 7,
                            101 + n % 7,
                            Double.NaN,
                            0,
                            6,
                            0,
                            n,
                            utc,
                            time.repeatUtcMillis(reading)));
        }
        return ticks;
    }
}
