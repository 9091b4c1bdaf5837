package io.tickflow.connector.orderlog;

import io.tickflow.connector.kafka.DeskRecords;
import io.tickflow.connector.lease.EpochHeader;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.lease.OrderEpochs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/** Log of the desk in Kafka: orders and executions of the sink, and controls. */
public final class KafkaDeskLog implements DeskLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeskLog.class);

    private final OrderLogConfig config;

    /** Creates the log that an {@code ExecutionSink} with this configuration writes. */
    public KafkaDeskLog(OrderLogConfig config) {
        this.config = config;
    }

    @Override
    public LogPosition read(LogPosition from, Reader reader) throws IOException {
        OrderEpochs epochs = KafkaLeaseLog.orderEpochs(config.kafka(), config.leasesTopic());
        var records = new DeskRecords();
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
                            record -> reader.onMessage(records.report(record)));
            long controlsEnd =
                    topics.read(
                            config.controlTopic(),
                            from.controls(),
                            record -> reader.onMessage(records.control(record)));
            var end = new LogPosition(verdictsEnd, reportsEnd, controlsEnd);
            LOG.info("The desk has read its log from {} to {}", from, end);
            return end;
        }
    }
}
