package io.tickflow.job.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskConfig;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.testkit.builder.ReportBuilder;
import io.tickflow.testkit.builder.SignalBuilder;
import io.tickflow.testkit.builder.TestInstruments;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The desk's graph with its loop closed: what the sink fills comes back as a report. */
class DeskTopologyITCase {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final String ACCOUNT = "SANDBOX-1";
    private static final long MARKET = 1_399_000_000_000L;
    private static final long MARKET_HORIZON = 3_600_000;
    private static final long WAIT_MILLIS = 50_000;
    private static final DeskConfig CONFIG =
            new DeskConfig(
                    ACCOUNT,
                    Mode.PAPER,
                    TestInstruments.ALL,
                    Quantity.parse("0.1"),
                    Map.of(),
                    10_000,
                    1_000,
                    3,
                    new RiskConfig(10, Quantity.of(1_000_000), 10, 20));

    private final Wire<Signal> signals = new Wire<>();
    private final Wire<DeskMessage> reports = new Wire<>();
    private final Wire<DeskMessage> controls = new Wire<>();
    private final Wire<OrderDecision> decisions = new Wire<>();
    private JobClient job;

    @BeforeEach
    void start() throws Exception {
        var flink = new Configuration();
        flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        StreamExecutionEnvironment env = JobEnvironment.create(flink);
        env.setParallelism(2);
        env.setBufferTimeout(0);
        env.enableCheckpointing(200);
        DeskTopology.define(
                signals.stream(env, "signals", Signal.class),
                reports.stream(env, "reports", DeskMessage.class),
                controls.stream(env, "controls", DeskMessage.class),
                CONFIG,
                (from, reader) -> from,
                new FillingSink(decisions, reports),
                new DiscardingSink<>(),
                new DiscardingSink<>());
        job = env.executeAsync();
    }

    @AfterEach
    void stop() throws Exception {
        job.cancel().get();
    }

    @Test
    void shouldCarryTradeFromSignalToEnd() throws Exception {
        signals.put(signal("d1", 0, 0));
        OrderDecision entry = nextDecision();
        signals.put(signal("d2", 1, 0));
        OrderDecision denied = nextDecision();
        signals.put(signal("d3", MARKET_HORIZON, 0));
        // The fill may be read before or after the signal that ends the horizon.
        Map<String, OrderDecision> last = new HashMap<>();
        for (int i = 0; i < 2; i++) {
            OrderDecision decision = nextDecision();
            last.put(decision.decisionId(), decision);
        }

        assertThat(entry.verdict()).isEqualTo(DeskVerdict.APPROVED);
        assertThat(denied.reason()).isEqualTo(RiskReason.OPEN_TRADE_ON_SYMBOL);
        assertThat(last).containsOnlyKeys("d1", "d3");
        OrderDecision exit = last.get("d1");
        assertThat(exit.leg()).isEqualTo(Leg.EXIT);
        assertThat(exit.quantity()).isEqualTo(entry.quantity());
        assertThat(exit.side()).isEqualTo(entry.side().opposite());
    }

    @Test
    void shouldExpireOldSignalsAndObeyKillSwitch() throws Exception {
        signals.put(signal("d1", 0, 60_000));
        OrderDecision expired = nextDecision();
        controls.put(
                DeskMessage.of(0, new Control("c1", "*", Control.Command.HALT, "ops", "test")));
        OrderDecision denied = null;
        for (int i = 0; denied == null || denied.reason() != RiskReason.KILL_SWITCH; i++) {
            assertThat(i).as("signals until the control arrived").isLessThan(1_000);
            signals.put(signal("k" + i, 1 + i, 0));
            denied = nextDecision();
        }

        assertThat(expired.reason()).isEqualTo(RiskReason.SIGNAL_TOO_OLD);
        assertThat(denied.verdict()).isEqualTo(DeskVerdict.DENIED);
    }

    private OrderDecision nextDecision() throws InterruptedException {
        return Objects.requireNonNull(decisions.take(WAIT_MILLIS), "no decision in time");
    }

    private static Signal signal(String id, long marketMillis, long ageMillis) {
        return SignalBuilder.signal(id)
                .at(MARKET + marketMillis)
                .horizonMillis(MARKET_HORIZON)
                .timeToLiveMillis(50_000)
                .appendedAt(System.currentTimeMillis() - ageMillis)
                .build();
    }

    private record FillingSink(Wire<OrderDecision> decisions, Wire<DeskMessage> reports)
            implements Sink<OrderDecision> {

        @Override
        public SinkWriter<OrderDecision> createWriter(WriterInitContext context) {
            return new FillingWriter(decisions, reports);
        }
    }

    private static final class FillingWriter implements SinkWriter<OrderDecision> {

        private final Wire<OrderDecision> decisions;
        private final Wire<DeskMessage> reports;
        private long offset;

        FillingWriter(Wire<OrderDecision> decisions, Wire<DeskMessage> reports) {
            this.decisions = decisions;
            this.reports = reports;
        }

        @Override
        public void write(OrderDecision order, Context context) {
            if (order.approved()) {
                reports.put(DeskMessage.of(offset++, filled(order)));
            }
            decisions.put(order);
        }

        @Override
        public void flush(boolean endOfInput) {
            // Nothing waits.
        }

        @Override
        public void close() {
            // The wires outlive the job.
        }

        private static ExecutionReport filled(OrderDecision order) {
            return ReportBuilder.report(order, OrderState.FILLED)
                    .filled(order.quantity().toDouble(), order.referenceAsk())
                    .ids("o", order.clOrdId() + "/1")
                    .at(System.currentTimeMillis())
                    .build();
        }
    }
}
