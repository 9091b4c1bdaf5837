package io.tickflow.flink.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.desk.DeskConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskConfig;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.core.signal.Signal;
import io.tickflow.testkit.builder.ReportBuilder;
import io.tickflow.testkit.builder.SignalBuilder;
import io.tickflow.testkit.builder.TestInstruments;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskFunctionHarnessTest {

    private static final String ACCOUNT = "SANDBOX-1";
    private static final long NOW = 1_700_000_000_000L;
    private static final long MARKET = 1_399_000_000_000L;
    private static final long HORIZON = 30_000;
    private static final Quantity QUANTITY = Quantity.of(10_000);
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

    private final DeskLog nothing = (from, reader) -> from;
    private @Nullable Harness harness;
    private long offset;

    /** The function that reads is a copy of the test's own. */
    private static int reads;

    private static final class Harness
            extends KeyedTwoInputStreamOperatorTestHarness<
                    String, Signal, DeskMessage, OrderDecision> {

        Harness(boolean rocksDb, DeskLog log) throws Exception {
            super(
                    new KeyedCoProcessOperator<>(new DeskFunction(CONFIG, log)),
                    signal -> ACCOUNT,
                    report -> ACCOUNT,
                    Types.STRING);
            StateBackend backend =
                    rocksDb ? new EmbeddedRocksDBStateBackend(true) : new HashMapStateBackend();
            setStateBackend(backend);
        }
    }

    @AfterEach
    void close() throws Exception {
        if (harness != null) {
            harness.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldCloseAtHorizonAfterRestore(boolean rocksDb) throws Exception {
        Harness first = open(rocksDb, null);
        first.processElement1(candidate("d1", 0), 0);
        OrderDecision entry = decisions(first).get(0);
        first.processElement2(report(entry, OrderState.FILLED, QUANTITY.toDouble()), 0);
        OperatorSubtaskState checkpoint = first.snapshot(1, 1);
        first.close();

        Harness second = open(rocksDb, checkpoint);
        second.setProcessingTime(NOW + HORIZON - 1);
        assertThat(decisions(second)).isEmpty();
        second.setProcessingTime(NOW + HORIZON);
        OrderDecision exit = decisions(second).get(0);

        assertThat(entry.verdict()).isEqualTo(DeskVerdict.APPROVED);
        assertThat(exit.leg()).isEqualTo(Leg.EXIT);
        assertThat(exit.quantity()).isEqualTo(QUANTITY);
        second.processElement2(report(exit, OrderState.FILLED, QUANTITY.toDouble()), 0);
        assertThat(second.numProcessingTimeTimers()).isLessThanOrEqualTo(1);
        second.processElement1(candidate("d1", 0), 0);
        second.processElement1(candidate("d2", 1), 0);
        assertThat(decisions(second))
                .extracting(OrderDecision::decisionId)
                .containsExactly("d1", "d2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTreatSilentOrderAsUnknownByTimer(boolean rocksDb) throws Exception {
        Harness desk = open(rocksDb, null);
        desk.processElement1(candidate("d1", 0), 0);

        desk.setProcessingTime(NOW + CONFIG.silenceMillis());
        desk.processElement1(candidate("d2", 1), 0);

        assertThat(decisions(desk))
                .extracting(OrderDecision::reason)
                .containsExactly(RiskReason.NONE, RiskReason.UNKNOWN_ORDER_ON_SYMBOL);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRememberKillSwitchAcrossRestore(boolean rocksDb) throws Exception {
        Harness first = open(rocksDb, null);
        first.processElement2(
                DeskMessage.of(offset++, new Control("c1", "*", Control.Command.HALT, "ops", "")),
                0);
        OperatorSubtaskState checkpoint = first.snapshot(1, 1);
        first.close();

        Harness second = open(rocksDb, checkpoint);
        second.processElement1(candidate("d1", 0), 0);

        assertThat(decisions(second))
                .extracting(OrderDecision::reason)
                .containsExactly(RiskReason.KILL_SWITCH);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldReadLogOnceBeforeFirstStep(boolean rocksDb) throws Exception {
        Harness first = open(rocksDb, null);
        OperatorSubtaskState checkpoint = first.snapshot(1, 1);
        first.processElement1(candidate("d1", 0), 0);
        OrderDecision entry = decisions(first).get(0);
        first.close();
        reads = 0;

        Harness second = open(rocksDb, checkpoint, recorded(entry));
        assertThat(reads).isZero();
        second.processElement1(candidate("d2", 1), 0);
        second.processElement1(candidate("d3", 2), 0);

        assertThat(reads).isEqualTo(1);
        assertThat(decisions(second))
                .extracting(OrderDecision::reason)
                .containsExactly(RiskReason.OPEN_TRADE_ON_SYMBOL, RiskReason.OPEN_TRADE_ON_SYMBOL);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldReadLogWithoutAnyRecord(boolean rocksDb) throws Exception {
        Harness first = open(rocksDb, null);
        first.processElement1(candidate("d1", 0), 0);
        OrderDecision entry = decisions(first).get(0);
        first.close();
        DeskLog log =
                (from, reader) -> {
                    reader.onVerdict(0, entry);
                    reader.onMessage(report(entry, OrderState.FILLED, QUANTITY.toDouble()));
                    return new LogPosition(1, 1, 0);
                };

        Harness fresh = open(rocksDb, null, log);
        fresh.processElement2(DeskMessage.ofClock(), 0);
        fresh.setProcessingTime(NOW + entry.horizonMillis());

        assertThat(decisions(fresh))
                .extracting(OrderDecision::leg, OrderDecision::quantity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Leg.EXIT, QUANTITY));
    }

    private static DeskLog recorded(OrderDecision verdict) {
        return (from, reader) -> {
            reads++;
            reader.onVerdict(0, verdict);
            return new LogPosition(1, 0, 0);
        };
    }

    private Harness open(boolean rocksDb, @Nullable OperatorSubtaskState checkpoint)
            throws Exception {
        return open(rocksDb, checkpoint, nothing);
    }

    private Harness open(boolean rocksDb, @Nullable OperatorSubtaskState checkpoint, DeskLog log)
            throws Exception {
        harness = new Harness(rocksDb, log);
        harness.setup();
        if (checkpoint != null) {
            harness.initializeState(checkpoint);
        }
        harness.open();
        harness.setProcessingTime(NOW);
        return harness;
    }

    private static List<OrderDecision> decisions(Harness harness) {
        return harness.extractOutputValues();
    }

    private Signal candidate(String id, long marketMillis) {
        long now = harness == null ? NOW : harness.getProcessingTime();
        return SignalBuilder.signal(id)
                .at(MARKET + marketMillis)
                .horizonMillis(HORIZON)
                .appendedAt(now)
                .build();
    }

    private DeskMessage report(OrderDecision order, OrderState state, double cumulative) {
        return DeskMessage.of(
                offset++,
                ReportBuilder.report(order, state)
                        .filled(cumulative, 1.1)
                        .ids("o", "e")
                        .at(NOW)
                        .build());
    }
}
