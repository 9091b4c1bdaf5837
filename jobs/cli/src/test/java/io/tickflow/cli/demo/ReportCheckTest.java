package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportCheckTest {

    @Test
    void shouldFindEveryCountExplained() {
        assertThat(discrepancies(Map.of("SIGNAL_TOO_OLD", 2L, "KILL_SWITCH", 1L))).isEmpty();
    }

    @Test
    void shouldNoticeASignalWithoutAReason() {
        assertThat(discrepancies(Map.of("SIGNAL_TOO_OLD", 1L, "KILL_SWITCH", 1L)))
                .containsExactly(
                        "signals DENIED and EXPIRED (3) should equal reasons why not traded (2)");
    }

    private static List<String> discrepancies(Map<String, Long> denials) {
        var report =
                new DemoReport(
                        new DemoReport.Ticks(6, 5, Map.of("DUPLICATE", 1L)),
                        5,
                        5,
                        0,
                        Map.of("DENIED", 1L, "EXPIRED", 2L, "FILLED", 1L, "VETOED", 1L),
                        Map.of("COOLDOWN", 1L),
                        denials,
                        new DemoReport.Orders(2, 2),
                        new DemoReport.Venue(2, 2),
                        Map.of("features", 5L, "predictions", 5L, "signals", 5L),
                        Map.of(),
                        new DemoReport.Throughput(1, 1),
                        Map.of(),
                        new DemoReport.Digest("", ""),
                        Map.of());
        return ReportCheck.discrepancies(report, List.of());
    }
}
