package io.tickflow.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.core.order.ClOrdIds;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts that the owner of an account wrote after it had lost it: one repeats a verdict in force,
 * under the same id, and one is on a decision without another verdict. One thread.
 */
final class VoidVerdicts {

    /** Number of them. */
    static final int COUNT = 2;

    /** Question of the cookbook that is about them. */
    static final String QUESTION = "void-verdicts";

    private final String bootstrapServers;
    private final ConsumerRecord<byte[], byte[]> repeated;
    private final Event<OrderDecision> event;
    private final OrderDecision stray;
    private final long epoch;

    private VoidVerdicts(
            String bootstrapServers,
            ConsumerRecord<byte[], byte[]> repeated,
            OrderDecision stray,
            long epoch)
            throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.repeated = repeated;
        this.event = EventTypes.ORDERS.decode(repeated.value());
        this.stray = stray;
        this.epoch = epoch;
    }

    /** Void verdicts after those of the last approved entry. */
    static VoidVerdicts of(SqlConsole console, String bootstrapServers) throws Exception {
        ConsumerRecord<byte[], byte[]> last = null;
        try (var log = new TopicLog(bootstrapServers, EventTypes.ORDERS.topic())) {
            for (ConsumerRecord<byte[], byte[]> record : log.read()) {
                OrderDecision verdict = EventTypes.ORDERS.decode(record.value()).body();
                if (verdict.approved() && verdict.leg() == Leg.ENTRY) {
                    last = record;
                }
            }
        }
        if (last == null) {
            throw new AssertionError("no approved entry");
        }
        OrderDecision approved = EventTypes.ORDERS.decode(last.value()).body();
        long newest =
                Long.parseLong(
                        String.valueOf(
                                console.query(
                                                "SELECT max(epoch) FROM leases WHERE account ="
                                                        + " {account:String}",
                                                Map.of("account", approved.account()))
                                        .rows()
                                        .get(0)
                                        .get(0)));
        assertThat(newest).as("the account had an owner before").isGreaterThan(1);
        return new VoidVerdicts(bootstrapServers, last, onVetoed(console, approved), newest - 1);
    }

    /** The same approval of a decision that was vetoed and so never came to the desk. */
    private static OrderDecision onVetoed(SqlConsole console, OrderDecision approved)
            throws QueryException {
        List<@Nullable String> vetoed =
                console.query(
                                "SELECT decision_id, toUnixTimestamp64Milli(event_time) FROM"
                                        + " signals WHERE symbol = {symbol:String} AND verdict ="
                                        + " 'VETOED' LIMIT 1",
                                Map.of("symbol", approved.symbol()))
                        .rows()
                        .get(0);
        String decisionId = String.valueOf(vetoed.get(0));
        return new OrderDecision(
                approved.account(),
                decisionId,
                approved.symbol(),
                Long.parseLong(String.valueOf(vetoed.get(1))),
                approved.leg(),
                approved.attempt(),
                approved.verdict(),
                approved.reason(),
                ClOrdIds.of(approved.account(), decisionId, approved.leg(), approved.attempt()),
                approved.side(),
                approved.quantity(),
                approved.referenceBid(),
                approved.referenceAsk(),
                approved.decidedAtMillis(),
                approved.expiresAtMillis(),
                approved.limits(),
                approved.horizonMillis(),
                approved.stopPrice(),
                approved.targetPrice(),
                approved.instrumentVersion(),
                approved.positionId());
    }

    /** Writes them, as an owner that was frozen does. */
    void plant() throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (byte[] value :
                    List.of(
                            repeated.value(),
                            EventTypes.ORDERS.encode(stray, event.envelope().deployment()))) {
                var record = new ProducerRecord<>(EventTypes.ORDERS.topic(), repeated.key(), value);
                EpochHeader.write(record.headers(), epoch);
                producer.send(record).get();
            }
        }
    }

    /** Number of rows of them. */
    int stored(SqlConsole console) throws QueryException {
        return console.query(
                        "SELECT 1 FROM orders WHERE epoch = {epoch:Int64} AND cl_ord_id IN"
                                + " ({repeated:String}, {stray:String})",
                        Map.of(
                                "epoch",
                                Long.toString(epoch),
                                "repeated",
                                event.body().clOrdId(),
                                "stray",
                                stray.clOrdId()))
                .rows()
                .size();
    }

    /** Decision of the verdict that is repeated. */
    String repeatedDecision() {
        return event.body().decisionId();
    }

    /** ClOrdID(11) that no verdict in force has. */
    String strayId() {
        return stray.clOrdId();
    }
}
