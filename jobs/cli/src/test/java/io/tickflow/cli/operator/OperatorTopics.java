package io.tickflow.cli.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tickflow.cli.savepoint.TopicLog;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.connector.orderlog.KafkaDeskLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.testkit.builder.OrderBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of a desk that does not run: a test writes what the desk would, and reads as it would. */
final class OperatorTopics {

    static final String ACCOUNT = "demo-1";
    private static final double QUANTITY = 10_000;
    private static final Duration LEARNT_MAX = Duration.ofSeconds(30);

    private final String bootstrapServers;

    OperatorTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Reads what a desk reads at a start without state. */
    Read read() throws Exception {
        var read = new Read(new ArrayList<>(), new ArrayList<>());
        new KafkaDeskLog(OrderLogConfig.on(bootstrapServers), Mode.DEMO)
                .read(LogPosition.START, read);
        return read;
    }

    /** Ids of the events of {@code type}, in their order. */
    <T> List<String> eventIds(EventType<T> type) throws Exception {
        try (var log = new TopicLog(bootstrapServers, type.topic())) {
            var ids = new ArrayList<String>();
            for (var record : log.read()) {
                ids.add(type.decode(record.value()).envelope().eventId());
            }
            return ids;
        }
    }

    /** Appends a record without an epoch. */
    void append(String topic, byte[] value) throws Exception {
        append(topic, value, OrderEpochs.NONE);
    }

    /** Appends a record of the owner of {@code epoch}. */
    void append(String topic, byte[] value, long epoch) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var record = new ProducerRecord<>(topic, ACCOUNT.getBytes(UTF_8), value);
            EpochHeader.write(record.headers(), epoch);
            producer.send(record).get();
        }
    }

    /** Sets how many copies of a topic must have a record before it is acknowledged. */
    void setInSyncReplicas(String topic, int replicas) throws Exception {
        var place = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var setting =
                new ConfigEntry(
                        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(replicas));
        try (var admin =
                Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    place,
                                    List.of(new AlterConfigOp(setting, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            // A broker learns of a change a moment after the controller has confirmed it.
            await().atMost(LEARNT_MAX)
                    .until(
                            () ->
                                    admin.describeConfigs(List.of(place))
                                            .all()
                                            .get()
                                            .get(place)
                                            .get(setting.name())
                                            .value()
                                            .equals(setting.value()));
        }
    }

    /** An approved entry of this account. */
    static OrderDecision order(String clOrdId, long decidedAtMillis) {
        return order(clOrdId, decidedAtMillis, "EURUSD");
    }

    /** An approved entry of this account on a symbol. */
    static OrderDecision order(String clOrdId, long decidedAtMillis, String symbol) {
        return OrderBuilder.order("decision-" + clOrdId, Leg.ENTRY)
                .symbol(symbol)
                .account(ACCOUNT)
                .at(decidedAtMillis)
                .clOrdId(clOrdId)
                .quantity(QUANTITY)
                .decidedAt(decidedAtMillis)
                .expiresAt(decidedAtMillis + 5_000)
                .build();
    }

    /** Controls and reports that were read. */
    record Read(List<Control> controls, List<ExecutionReport> reports) implements DeskLog.Reader {

        @Override
        public void onVerdict(long offset, OrderDecision verdict) {
            // The test wrote it.
        }

        @Override
        public void onUnread(long offset, UnreadRecord record) {
            throw new AssertionError("cannot be read: " + record);
        }

        @Override
        public void onMessage(DeskMessage message) {
            if (message.control() != null) {
                controls.add(message.control());
            } else if (message.report() != null) {
                reports.add(message.report());
            } else {
                throw new AssertionError("cannot be read: " + message);
            }
        }
    }
}
