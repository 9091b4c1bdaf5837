package io.tickflow.connector.orderlog;

import io.tickflow.connector.kafka.DeskRecords;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.core.lease.OrderEpochs;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log of the desk in Kafka: orders and executions of the sink, and controls. */
public final class KafkaDeskLog implements DeskLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeskLog.class);

    private final OrderLogConfig config;
    private final Mode mode;

    /**
     * Creates the log that an {@code ExecutionSink} with this configuration writes.
     *
     * @param mode mode of the verdicts and reports
     */
    public KafkaDeskLog(OrderLogConfig config, Mode mode) {
        this.config = config;
        this.mode = mode;
    }

    @Override
    public LogPosition read(LogPosition from, Reader reader) throws IOException {
        OrderEpochs epochs = KafkaLeaseLog.orderEpochs(config.kafka(), config.leasesTopic());
        var records = DeskRecords.of(mode);
        try (var topics = TopicReader.open(config.kafka(), config.readTimeoutMillis())) {
            long verdictsEnd =
                    topics.read(
                            config.ordersTopic(),
                            from.verdicts(),
                            found ->
                                    records.order(
                                            found,
                                            verdict ->
                                                    !epochs.isVoid(
                                                            verdict.account(),
                                                            EpochHeader.read(found.headers()),
                                                            found.offset()),
                                            reader));
            long reportsEnd =
                    topics.read(
                            config.executionsTopic(),
                            from.reports(),
                            record -> pass(records.report(record), reader));
            long controlsEnd =
                    topics.read(
                            config.controlTopic(),
                            from.controls(),
                            record -> pass(records.control(record), reader));
            var end = new LogPosition(verdictsEnd, reportsEnd, controlsEnd);
            LOG.info("The desk has read its log from {} to {}", from, end);
            return end;
        }
    }

    private static void pass(@Nullable DeskMessage message, Reader reader) {
        if (message != null) {
            reader.onMessage(message);
        }
    }
}
