package io.tickflow.connector.fix;

import io.tickflow.connector.event.EventCodec;
import io.tickflow.connector.event.EventCodecs;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.connector.lease.OrderEpochs;
import io.tickflow.core.desk.Control;
import io.tickflow.core.desk.DeskLog;
import io.tickflow.core.desk.ExecutionReport;
import io.tickflow.core.desk.LogPosition;
import io.tickflow.core.desk.News;
import io.tickflow.core.desk.OrderDecision;
import io.tickflow.core.event.Mode;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk's log in Kafka: orders and executions, as the sink writes them, and controls. */
public final class KafkaDeskLog implements DeskLog {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeskLog.class);

    private final OrderLogConfig config;
    private final String controlTopic;

    /**
     * The log of what {@link ExecutionSink} writes.
     *
     * @param config of the sink
     * @param controlTopic topic of what operators say
     */
    public KafkaDeskLog(OrderLogConfig config, String controlTopic) {
        this.config = config;
        this.controlTopic = controlTopic;
    }

    @Override
    public LogPosition read(LogPosition from, Reader reader) throws IOException {
        EventCodec<OrderDecision> orders = EventCodecs.orders(Mode.PAPER);
        EventCodec<ExecutionReport> executions = EventCodecs.executions(Mode.PAPER);
        EventCodec<Control> controls = EventCodecs.controls(Mode.PAPER);
        OrderEpochs epochs = KafkaLeaseLog.orderEpochs(config.kafka(), config.leasesTopic());
        try (var topics = TopicReader.open(config.kafka(), config.readTimeoutMillis())) {
            long verdictsEnd =
                    topics.readRecords(
                            config.ordersTopic(),
                            from.verdicts(),
                            found -> {
                                OrderDecision verdict = orders.decode(found.value());
                                if (!epochs.isVoid(
                                        verdict.account(), found.headers(), found.offset())) {
                                    reader.verdict(found.offset(), verdict);
                                }
                            });
            long reportsEnd =
                    topics.read(
                            config.executionsTopic(),
                            from.reports(),
                            (offset, value) ->
                                    reader.news(News.of(offset, executions.decode(value))));
            long controlsEnd =
                    topics.read(
                            controlTopic,
                            from.controls(),
                            (offset, value) -> control(offset, value, controls, reader));
            var end = new LogPosition(verdictsEnd, reportsEnd, controlsEnd);
            LOG.info("The desk has read its log from {} to {}", from, end);
            return end;
        }
    }

    /** People write controls: what is none must not keep a desk from its exits. */
    private static void control(
            long offset, byte[] value, EventCodec<Control> codec, Reader reader) {
        Control control;
        try {
            control = codec.decode(value);
        } catch (IOException e) {
            LOG.warn("Passed over a record that is no control, offset {}", offset, e);
            return;
        }
        reader.news(News.of(offset, control));
    }
}
