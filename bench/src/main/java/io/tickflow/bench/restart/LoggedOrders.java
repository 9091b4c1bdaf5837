package io.tickflow.bench.restart;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.risk.RiskReason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A log of orders: the first ones without an end, and behind them trades that were opened and
 * closed. Each of their orders has a verdict and two reports.
 */
final class LoggedOrders implements AutoCloseable {

    static final String ACCOUNT = "BENCH";

    private static final Quantity UNITS = Quantity.of(1_000);
    private static final int BATCH = 2_000;
    private static final int BATCH_BYTES = 512 * 1024;

    private final Deployment writer;
    private final KafkaProducer<byte[], byte[]> producer;
    private int written;
    private int ended;

    LoggedOrders(String servers, Deployment writer) {
        this.writer = writer;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "linger.ms",
                                20,
                                "batch.size",
                                BATCH_BYTES,
                                "compression.type",
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Appends orders that stay open. */
    void writeOpen(int orders) {
        for (int i = 0; i < orders; i++) {
            OrderDecision entry = order(written++, Leg.ENTRY);
            append(entry);
            append(ExecutionReport.ofSink(entry, OrderState.SENT, "", entry.decidedAtMillis()));
        }
        producer.flush();
    }

    /** Orders that have ended. */
    int ended() {
        return ended;
    }

    /** Appends trades that are closed, of two orders each. */
    void writeEnded(int orders) {
        ended += orders;
        for (int i = 0; i < orders / 2; i++) {
            int number = written++;
            for (Leg leg : Leg.values()) {
                OrderDecision order = order(number, leg);
                append(order);
                append(ExecutionReport.ofSink(order, OrderState.SENT, "", number));
                append(filled(order, number));
            }
            if (i % BATCH == 0) {
                // So that a report never comes long before the verdict on its order.
                producer.flush();
            }
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void append(OrderDecision order) {
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                EventTypes.ORDERS.topic(),
                                ACCOUNT.getBytes(StandardCharsets.UTF_8),
                                EventTypes.ORDERS.encode(order, writer)));
    }

    private void append(ExecutionReport report) {
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                EventTypes.EXECUTIONS.topic(),
                                ACCOUNT.getBytes(StandardCharsets.UTF_8),
                                EventTypes.EXECUTIONS.encode(report, writer)));
    }

    private static ExecutionReport filled(OrderDecision order, long nowMillis) {
        return ExecutionReport.ofOperator(
                order, null, OrderState.FILLED, UNITS, 1.1, "", nowMillis);
    }

    private static OrderDecision order(int number, Leg leg) {
        String decisionId = "%032x".formatted(number);
        return new OrderDecision(
                ACCOUNT,
                decisionId,
                "EURUSD",
                number,
                leg,
                0,
                DeskVerdict.APPROVED,
                RiskReason.NONE,
                decisionId + (leg == Leg.ENTRY ? "-E" : "-X"),
                leg == Leg.ENTRY ? Side.BUY : Side.SELL,
                UNITS,
                1.1,
                1.2,
                number,
                OrderDecision.NEVER,
                "",
                600_000,
                Double.NaN,
                Double.NaN,
                "0123456789abcdef",
                "");
    }
}
