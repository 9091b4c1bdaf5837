package io.tickflow.sandbox.fault;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import io.tickflow.sandbox.stack.venue.VenueJournal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Records of a desk's topics as of now, with conclusions from them. */
public final class DeskEvidence {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String servers;

    /** Evidence from the topics of this broker. */
    public DeskEvidence(String servers) {
        this.servers = servers;
    }

    /**
     * A verdict as it was recorded.
     *
     * @param epoch of its writer
     * @param isVoid true if it has no effect
     */
    public record Recorded(OrderDecision verdict, long epoch, boolean isVoid) {}

    /** Every verdict, those without effect too. */
    public List<Recorded> verdicts() throws IOException {
        OrderEpochs epochs =
                KafkaLeaseLog.orderEpochs(
                        new KafkaConfig(servers, Map.of()), EventTypes.LEASES.topic());
        List<Recorded> verdicts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> found : read(EventTypes.ORDERS.topic())) {
            OrderDecision verdict = EventTypes.ORDERS.decode(found.value()).body();
            long epoch = EpochHeader.read(found.headers());
            if (epoch == OrderEpochs.NONE) {
                throw new IllegalStateException("recorded without an epoch: " + verdict);
            }
            verdicts.add(
                    new Recorded(
                            verdict,
                            epoch,
                            epochs.isVoid(verdict.account(), epoch, found.offset())));
        }
        return verdicts;
    }

    /** The verdicts that count. */
    public List<OrderDecision> validVerdicts() throws IOException {
        return verdicts().stream()
                .filter(recorded -> !recorded.isVoid())
                .map(Recorded::verdict)
                .toList();
    }

    /** The verdicts on entries that count, by decision. */
    public Map<String, List<OrderDecision>> entries() throws IOException {
        return validVerdicts().stream()
                .filter(verdict -> verdict.leg() == Leg.ENTRY)
                .collect(Collectors.groupingBy(OrderDecision::decisionId));
    }

    /** Every report of the venue. */
    public List<ExecutionReport> reports() throws IOException {
        List<ExecutionReport> reports = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> found : read(EventTypes.EXECUTIONS.topic())) {
            reports.add(EventTypes.EXECUTIONS.decode(found.value()).body());
        }
        return reports;
    }

    /** The newest epoch that had the account to itself; 0 if there was none. */
    public long newestEpoch() throws IOException {
        long newest = 0;
        for (ConsumerRecord<byte[], byte[]> found : read(EventTypes.LEASES.topic())) {
            LeaseChange change = EventTypes.LEASES.decode(found.value()).body();
            if (change.state() == LeaseChange.State.OPENED) {
                newest = Math.max(newest, change.epoch());
            }
        }
        return newest;
    }

    /** True if each intent has ended by a report. */
    public boolean allEnded() throws IOException {
        var ended =
                reports().stream()
                        .filter(report -> report.state().terminal())
                        .map(ExecutionReport::clOrdId)
                        .collect(Collectors.toSet());
        return validVerdicts().stream()
                .filter(OrderDecision::approved)
                .map(OrderDecision::clOrdId)
                .allMatch(ended::contains);
    }

    /** True if the fills of each symbol add up to nothing. */
    public static boolean nothingHeld(VenueJournal journal) {
        Map<String, Double> held = new HashMap<>();
        for (JournalEntry order : journal.orders()) {
            double sign = order.side().equals("BUY") ? 1 : -1;
            held.merge(order.symbol(), sign * order.filledQuantity(), Double::sum);
        }
        return held.values().stream().allMatch(units -> units == 0);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        var partition = new TopicPartition(topic, 0);
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", servers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }
}
