package io.tickflow.job.backfill.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.job.backfill.archive.ExportArchive;
import io.tickflow.testkit.MetricsPage;
import io.tickflow.testkit.RecordingMetrics;
import io.tickflow.ticks.TickFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistorySourceTest {

    private static final int ALL = Integer.MAX_VALUE;
    private static final FeedClock CLOCK =
            new FeedClock(ServerTime.parse("+02:00"), Map.of("GOLD", ServerTime.UTC), 0);
    private static final String HEADER = "<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>";

    @TempDir private Path folder;

    @Test
    void shouldReadSymbolsInTurnAndFilesByFirstTick() throws Exception {
        TickFile april =
                file("EURUSD", "EURUSD_b.csv", "2024.04.01\t10:00:00.000\t1.2\t1.3\t\t\t6");
        TickFile gold = file("GOLD", "GOLD_a.csv", "2024.03.15\t10:00:00.000\t2000\t2001\t\t\t6");
        TickFile march =
                file(
                        "EURUSD",
                        "EURUSD_a.csv",
                        "2024.03.01\t10:00:00.000\t1.0\t1.1\t\t\t6",
                        "2024.03.01\t10:00:00.001\t\t1.2\t\t\t4");

        try (var harness = harness(true, april, gold, march)) {
            List<Tick> ticks = harness.poll(ALL);

            assertThat(ticks)
                    .extracting(tick -> tick.symbol() + ' ' + tick.ask())
                    .containsExactly("EURUSD 1.1", "EURUSD 1.2", "EURUSD 1.3", "GOLD 2001.0");
            assertThat(ticks.get(1).bid()).as("carried forward").isEqualTo(1.0);
            assertThat(ticks.get(0).eventTimeMillis())
                    .isEqualTo(Instant.parse("2024-03-01T08:00:00Z").toEpochMilli())
                    .isEqualTo(ticks.get(0).appendTimeMillis());
            assertThat(ticks.get(3).eventTimeMillis())
                    .as("its own server time")
                    .isEqualTo(Instant.parse("2024-03-15T10:00:00Z").toEpochMilli());
            assertThat(ticks).extracting(Tick::partition).containsOnly(-1);
            assertThat(ticks)
                    .extracting(Tick::offset)
                    .as("lines, and the number of the file")
                    .containsExactly(2L, 3L, (1L << 32) + 2, 2L);
        }
    }

    @Test
    void shouldContinueAtTheVeryNextTickWhenRestored() throws Exception {
        TickFile[] files = {
            file(
                    "EURUSD",
                    "EURUSD_a.csv",
                    "2024.03.01\t10:00:00.000\t1.0\t1.1\t\t\t6",
                    "garbage",
                    "2024.03.01\t10:00:00.001\t\t1.2\t\t\t4",
                    "2024.03.01\t10:00:00.002\tx\t1.2\t\t\t4"),
            file("EURUSD", "EURUSD_b.csv", "2024.04.01\t10:00:00.000\t1.2\t1.3\t\t\t6"),
            file("GOLD", "GOLD_a.csv", "2024.03.15\t10:00:00.000\t2000\t2001\t\t\t6", "garbage")
        };
        List<Tick> all;
        try (var harness = harness(true, files)) {
            all = harness.poll(ALL);
        }
        assertThat(all).hasSize(4);

        for (int after = 0; after <= all.size(); after++) {
            var ticks = new ArrayList<Tick>();
            SourceHarness.Snapshot snapshot;
            long malformed;
            try (var before = harness(true, files)) {
                ticks.addAll(before.poll(after));
                snapshot = before.snapshot();
                malformed = malformed(before);
            }
            try (var restored = SourceHarness.restore(source(true, files), snapshot)) {
                ticks.addAll(restored.poll(ALL));
                malformed += malformed(restored);
                assertThat(restored.ended()).isTrue();
            }
            assertThat(ticks).as("restored after %d ticks", after).isEqualTo(all);
            assertThat(malformed).as("restored after %d ticks", after).isEqualTo(3);
        }
    }

    @Test
    void shouldCountWhatItCannotReadByReason() throws Exception {
        TickFile file =
                file(
                        "EURUSD",
                        "EURUSD_a.csv",
                        "2024.03.01\t10:00:00.000\t1.0\t1.1\t\t\t6",
                        "2024.03.01\t10:00:00.001\tx\t1.2\t\t\t4",
                        "2024.03.01\t10:00:00.002\ty\t1.2\t\t\t4",
                        "yesterday\t10:00:00.002\t1.0\t1.2\t\t\t4");

        try (var harness = harness(true, file)) {
            assertThat(harness.poll(ALL)).hasSize(1);

            assertThat(harness.metrics().counted("ticksRead")).isEqualTo(1);
            assertThat(harness.metrics().counted("linesMalformed_BID_IS_NO_NUMBER")).isEqualTo(2);
            assertThat(harness.metrics().counted("linesMalformed_NO_DATE_AND_TIME")).isEqualTo(1);
            assertThat(harness.metrics().gauge("historyDone")).isEqualTo(1);
            assertThat(harness.metrics().gauge("historyFractionRead")).isEqualTo(1.0);
        }
    }

    @Test
    void shouldRegisterWhatPageOfMetricsLists() throws Exception {
        TickFile file = file("EURUSD", "EURUSD_a.csv", "2024.03.01\t10:00:00.001\tx\t1.2\t\t\t4");
        ExportArchive archive = ExportArchive.of(List.of(file), CLOCK);
        var recorded = new RecordingMetrics();
        var metrics = new HistoryMetrics(recorded, archive);
        try (TickCursor cursor = archive.open("EURUSD", ArchivePosition.START)) {
            metrics.begin("EURUSD", cursor);
            assertThat(cursor.next()).isNull();
            metrics.malformed(cursor);
        }

        assertThat(MetricsPage.differences("history", recorded.registered())).isEmpty();
    }

    @Test
    void shouldGoIdleInsteadOfFinishingWhenUnbounded() throws Exception {
        TickFile file = file("EURUSD", "EURUSD_a.csv", "2024.03.01\t10:00:00.000\t1.0\t1.1\t\t\t6");

        try (var harness = harness(false, file)) {
            assertThat(harness.poll(ALL)).hasSize(1);

            assertThat(harness.ended()).isFalse();
            assertThat(harness.metrics().gauge("historyDone")).isEqualTo(1);
            assertThat(harness.snapshot().splits()).isEmpty();
        }
        try (var harness = harness(true, file)) {
            harness.poll(ALL);
            assertThat(harness.ended()).isTrue();
        }
    }

    @Test
    void shouldTellEndOfLastFileOfEachSymbol() throws Exception {
        TickFile april =
                file("EURUSD", "EURUSD_b.csv", "2024.04.01\t10:00:00.000\t1.2\t1.3\t\t\t6");
        TickFile march =
                file("EURUSD", "EURUSD_a.csv", "2024.03.01\t10:00:00.000\t1.0\t1.1\t\t\t6");

        assertThat(ExportArchive.of(List.of(april, march), CLOCK).lastMillis())
                .isEqualTo(Map.of("EURUSD", Instant.parse("2024-04-01T08:00:00Z").toEpochMilli()));
    }

    private static long malformed(SourceHarness harness) {
        return harness.metrics().registered().keySet().stream()
                .filter(name -> name.startsWith("linesMalformed_"))
                .mapToLong(harness.metrics()::counted)
                .sum();
    }

    private static SourceHarness harness(boolean bounded, TickFile... files) throws Exception {
        return SourceHarness.start(source(bounded, files));
    }

    private static HistorySource source(boolean bounded, TickFile... files) throws Exception {
        return new HistorySource(ExportArchive.of(List.of(files), CLOCK), bounded);
    }

    private TickFile file(String symbol, String name, String... lines) throws Exception {
        Path path = folder.resolve(name);
        Files.writeString(path, HEADER + '\n' + String.join("\n", lines) + '\n');
        return TickFile.of(symbol, path);
    }
}
