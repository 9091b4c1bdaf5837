package io.tickflow.connector.orderlog;

import io.tickflow.connector.kafka.DeskRecords;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import io.tickflow.core.lease.OrderEpochs;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Decisions of an account that have a verdict in the log: read when the first old signal comes, and
 * on from there with each further one. An id takes the 128 bits of its hash. One thread.
 */
final class RecordedDecisions {

    private final OrderLogConfig config;
    private final Mode mode;
    private final String account;
    private final Set<UUID> found = new HashSet<>();
    private long end;

    RecordedDecisions(OrderLogConfig config, Mode mode, String account) {
        this.config = config;
        this.mode = mode;
        this.account = account;
    }

    /**
     * True if the log holds a verdict on this decision that is not void.
     *
     * @throws IOException if the log cannot be read to its end in the time allowed
     */
    boolean holds(String decisionId) throws IOException {
        UUID id = hash(decisionId);
        if (!found.contains(id)) {
            readOn();
        }
        return found.contains(id);
    }

    private void readOn() throws IOException {
        OrderEpochs epochs = KafkaLeaseLog.orderEpochs(config.kafka(), config.leasesTopic());
        var records = DeskRecords.of(mode);
        var reader = new Reader();
        try (var topic = TopicReader.open(config.kafka(), config.readTimeoutMillis())) {
            end =
                    topic.read(
                            config.ordersTopic(),
                            end,
                            record ->
                                    records.order(
                                            record,
                                            verdict ->
                                                    !epochs.isVoid(
                                                            verdict.account(),
                                                            EpochHeader.read(record.headers()),
                                                            record.offset()),
                                            reader));
        }
    }

    private static UUID hash(String decisionId) {
        return UUID.nameUUIDFromBytes(decisionId.getBytes(StandardCharsets.UTF_8));
    }

    private final class Reader implements DeskLog.Reader {

        @Override
        public void onVerdict(long offset, OrderDecision verdict) {
            if (verdict.leg() == Leg.ENTRY && verdict.account().equals(account)) {
                found.add(hash(verdict.decisionId()));
            }
        }

        @Override
        public void onUnread(long offset, UnreadRecord record) {
            if (record.mayConcern(account)) {
                found.add(hash(record.decisionId()));
            }
        }

        @Override
        public void onMessage(DeskMessage message) {}
    }
}
