package io.tickflow.sandbox.execution;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.execution.ExecutionConfig;
import io.tickflow.connector.execution.ExecutionEnds;
import io.tickflow.connector.execution.ExecutionSink;
import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixGateway;
import io.tickflow.connector.fix.FixObserver;
import io.tickflow.connector.lease.Lease;
import io.tickflow.connector.lease.LeaseKeeper;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.execution.ExecutionLimits;
import io.tickflow.core.execution.OrderGateway;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.execution.VenueProfile;
import io.tickflow.core.instrument.Instruments;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.execution.InMemoryLeaseLog;
import io.tickflow.testkit.execution.InMemoryOrderLog;
import io.tickflow.testkit.execution.Verdicts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Verdicts on EURUSD, and who executes them. */
final class TestOrders {

    static final String ACCOUNT = "demo-1";
    static final String SYMBOL = "EURUSD";

    private static final int RECONNECT_SECONDS = 1;
    private static final long LIFE_MILLIS = 60_000;

    private TestOrders() {}

    /** An approved entry that expires in a minute. */
    static OrderDecision entry(String clOrdId) {
        return entry(clOrdId, LIFE_MILLIS);
    }

    /** An approved entry that expires soon. */
    static OrderDecision entry(String clOrdId, long lifeMillis) {
        long now = System.currentTimeMillis();
        return verdict(clOrdId, Leg.ENTRY, DeskVerdict.APPROVED, now, now + lifeMillis);
    }

    /** An approved entry on {@code symbol} that expires in a minute. */
    static OrderDecision entryOn(String symbol, String clOrdId) {
        long now = System.currentTimeMillis();
        return verdict(symbol, clOrdId, Leg.ENTRY, DeskVerdict.APPROVED, now, now + LIFE_MILLIS);
    }

    /** An approved entry that expired a minute ago. */
    static OrderDecision expiredEntry(String clOrdId) {
        long now = System.currentTimeMillis();
        return verdict(clOrdId, Leg.ENTRY, DeskVerdict.APPROVED, now, now - LIFE_MILLIS);
    }

    /** An approved exit. */
    static OrderDecision exit(String clOrdId) {
        long now = System.currentTimeMillis();
        return verdict(clOrdId, Leg.EXIT, DeskVerdict.APPROVED, now, OrderDecision.NEVER);
    }

    /** A denied entry. */
    static OrderDecision denied() {
        long now = System.currentTimeMillis();
        return verdict("", Leg.ENTRY, DeskVerdict.DENIED, now, now + LIFE_MILLIS);
    }

    /** A denial of the same decision. */
    static OrderDecision deniedInsteadOf(OrderDecision entry) {
        return Verdicts.deniedInsteadOf(entry);
    }

    /** A session on the loopback address that reconnects each second. */
    static FixConfig session(int port, String senderCompId, String targetCompId) {
        return session(port, senderCompId, targetCompId, VenueProfile.COMPLETE);
    }

    /** As {@link #session(int, String, String)}, with a broker of other habits. */
    static FixConfig session(
            int port, String senderCompId, String targetCompId, VenueProfile venue) {
        return new FixConfig(
                "127.0.0.1",
                port,
                senderCompId,
                targetCompId,
                "",
                "",
                true,
                Instruments.NONE,
                FixConfig.HEARTBEAT_SECONDS,
                RECONNECT_SECONDS,
                FixConfig.WRITE_TIMEOUT_MILLIS,
                null,
                venue);
    }

    /** A session with the broker that {@code fix} names, under a lease that is always held. */
    static FixGateway gateway(FixConfig fix, ExecutionLimits limits) {
        return new FixGateway(
                fix,
                ACCOUNT,
                InstantSource.system(),
                () -> true,
                limits.closeMillis(),
                FixObserver.NONE);
    }

    /** An empty log whose records pass through the event codecs. */
    static InMemoryOrderLog log() {
        return new InMemoryOrderLog(
                verdict -> throughWire(EventTypes.ORDERS, verdict),
                report -> throughWire(EventTypes.EXECUTIONS, report));
    }

    /** A writer of the sink with ends of the test's own. */
    static SinkWriter<OrderDecision> writer(
            FixConfig fix, OrderGateway gateway, OrderLog log, ExecutionLimits limits)
            throws IOException {
        return ExecutionSink.open(
                ExecutionConfig.demo("tickflow", ACCOUNT, OrderLogConfig.on("-"), fix).with(limits),
                new ExecutionEnds(
                        new LeaseKeeper(ACCOUNT, "test", lease(), new InMemoryLeaseLog()),
                        log,
                        gateway,
                        InstantSource.system()),
                UnregisteredMetricsGroup.createSinkWriterMetricGroup());
    }

    private static <T> T throughWire(EventType<T> type, T event) {
        try {
            return type.decode(type.encode(event, TestDeployments.DEMO)).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A lease that nobody holds yet. */
    private static Lease lease() {
        return new Lease(ExecutionConfig.LEASE_MILLIS, System::nanoTime, InstantSource.system());
    }

    private static OrderDecision verdict(
            String clOrdId, Leg leg, DeskVerdict verdict, long now, long expiresAtMillis) {
        return verdict(SYMBOL, clOrdId, leg, verdict, now, expiresAtMillis);
    }

    private static OrderDecision verdict(
            String symbol,
            String clOrdId,
            Leg leg,
            DeskVerdict verdict,
            long now,
            long expiresAtMillis) {
        boolean approved = verdict == DeskVerdict.APPROVED;
        return new OrderDecision(
                ACCOUNT,
                "decision-" + clOrdId,
                symbol,
                now,
                leg,
                0,
                verdict,
                approved ? RiskReason.NONE : RiskReason.KILL_SWITCH,
                clOrdId,
                leg == Leg.ENTRY ? Side.BUY : Side.SELL,
                approved ? Quantity.of(10_000) : Quantity.ZERO,
                1.1,
                1.2,
                now,
                expiresAtMillis,
                "",
                0,
                Double.NaN,
                Double.NaN,
                "",
                "");
    }
}
