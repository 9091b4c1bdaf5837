package io.tickflow.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.event.Mode;
import io.tickflow.operate.component.Component;
import io.tickflow.operate.component.ComponentTable;
import io.tickflow.operate.component.GatewayProbe;
import io.tickflow.operate.component.RegistryComponent;
import io.tickflow.operate.kafka.GroupLag;
import io.tickflow.operate.observe.HistoryView;
import io.tickflow.operate.observe.KafkaView;
import io.tickflow.operate.observe.KafkaView.NewestPrediction;
import io.tickflow.operate.observe.KafkaView.SignalRate;
import io.tickflow.operate.observe.KafkaView.SymbolTick;
import io.tickflow.operate.observe.Observations;
import io.tickflow.operate.observe.OwnGroups;
import io.tickflow.operate.observe.ProbeResult;
import io.tickflow.operate.observe.UnjudgedCandidates;
import io.tickflow.operate.status.StatusLimits;
import io.tickflow.operate.status.StatusReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusScreenTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final StatusLimits LIMITS =
            StatusLimits.of(Duration.ofSeconds(60), Duration.ofSeconds(60));

    @Test
    void shouldShowRedFindingsWithTheirStart() {
        Observations seen = seen();

        assertThat(StatusScreen.of(StatusReport.of(seen, LIMITS)))
                .isEqualTo(
                        """
                        Tickflow  2014-05-13 16:53:20 UTC  mode DEMO  RED: feed

                          ok    kafka       answers
                          RED   feed        silent: EURUSD 1 min 30 s; since 2014-05-13 16:51:50 UTC (1 min 30 s)
                          ok    model       direction-eurusd 1, newest prediction 1 min 29 s ago
                          ok    signals     0.2 a minute: 1 candidates, 0 vetoed in 5 min 0 s
                          ok    verdicts    no candidate waits for a desk
                          ok    entries     not halted
                          ok    trades      no open position
                          -     fix         no order waits; the session is known with --jobmanager
                          -     jobs        not asked: give --jobmanager URL
                          ok    lag         tickflow-signal 0 records
                          ok    clickhouse  newest row 1 min 30 s ago, tickflow-history 0 records
                        """);
    }

    @Test
    void shouldShowComponentsWithTheirFigures() {
        Observations seen = seen();
        StatusReport report = StatusReport.of(seen, LIMITS);
        List<Component> components =
                ComponentTable.of(
                        seen, report, RegistryComponent.read(null), GatewayProbe.ask(null));

        assertThat(ComponentScreen.of(components, report))
                .isEqualTo(
                        """
                        Components

                          RED   features    lag records 0, newest tick 1 min 30 s ago, symbols 1
                          ok    scoring     newest prediction 1 min 29 s ago
                          ok    signals     candidates 1, vetoed 0, window 5 min 0 s
                          ok    desk        blocks 0, halts 0, lag records 0, open orders 0, open positions 0
                          -     execution   no order waits; the session is known with --jobmanager
                          ok    history     lag records 0, newest row 1 min 30 s ago, schema version 1
                          -     registry    not configured
                          -     gateway     not asked: give --gateway URL
                        """);
    }

    private static Observations seen() {
        return new Observations(
                NOW,
                new OwnGroups("tickflow-signal", "tickflow-desk-SANDBOX-1", "tickflow-history"),
                ProbeResult.of(view(90_000)),
                ProbeResult.notAsked(),
                ProbeResult.of(new HistoryView(1, NOW - 90_500)));
    }

    private static KafkaView view(long tickAgeMillis) {
        return new KafkaView(
                Mode.DEMO,
                List.of(new SymbolTick("EURUSD", NOW - tickAgeMillis)),
                new NewestPrediction("direction-eurusd", "1", NOW - tickAgeMillis + 2, null),
                new SignalRate(300_000, 1, 0, false),
                new UnjudgedCandidates(0, null, null),
                10_000,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new GroupLag("tickflow-signal", "mt5.ticks", 0, null),
                        new GroupLag("tickflow-history", "tickflow.features", 0, null)));
    }
}
