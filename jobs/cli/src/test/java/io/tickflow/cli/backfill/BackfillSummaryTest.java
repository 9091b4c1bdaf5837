package io.tickflow.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.demo.DemoReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackfillSummaryTest {

    @Test
    void shouldPrintDigestsOfWhatWasStored() {
        String summary =
                summary(Map.of("features", 5L), new DemoReport.Digest("f".repeat(64), "ab"));

        assertThat(summary)
                .contains("ClickHouse    features 5\n")
                .contains("digests       features ffffffffffffffff  signals ab\n");
    }

    @Test
    void shouldExplainMissingDigests() {
        assertThat(summary(Map.of(), null))
                .contains("ClickHouse    nothing was stored, so there are no digests\n")
                .doesNotContain("digests  ");
    }

    private static String summary(Map<String, Long> rows, DemoReport.@Nullable Digest digest) {
        var report =
                new BackfillReport(
                        new DemoReport.Ticks(5, 5, Map.of()),
                        Map.of(),
                        0,
                        5,
                        5,
                        0,
                        Map.of("CANDIDATE", 5L),
                        Map.of(),
                        Map.of(),
                        rows,
                        new DemoReport.Throughput(5, 1),
                        digest,
                        null,
                        Map.of());
        var text = new StringWriter();
        BackfillSummary.print(new PrintWriter(text), report, List.of());
        return text.toString();
    }
}
