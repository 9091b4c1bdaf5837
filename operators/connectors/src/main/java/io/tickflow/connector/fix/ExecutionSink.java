package io.tickflow.connector.fix;

import io.tickflow.core.desk.OrderDecision;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.MetricGroup;

/**
 * Records the desk's verdicts on {@code tickflow.orders} and sends the approved ones to the broker,
 * each at most once. Stateless towards Flink: what was intended and what became of it is read back
 * from the two topics at open, and the broker is asked about the rest. Run it with parallelism 1: a
 * FIX session has one owner.
 *
 * <p>Threads: the task thread writes and flushes; Kafka's I/O thread hands over acknowledged
 * intents and is never held; one execution thread decides and sends; the FIX engine's threads hand
 * over what the broker says.
 */
public final class ExecutionSink implements Sink<OrderDecision> {

    private final ExecutionConfig config;

    public ExecutionSink(ExecutionConfig config) {
        this.config = config;
    }

    /**
     * Reads the log, starts the session and waits a bounded time for it.
     *
     * @throws IOException if the log cannot be read or the session cannot be set up
     */
    @Override
    public SinkWriter<OrderDecision> createWriter(WriterInitContext context) throws IOException {
        return open(context.metricGroup());
    }

    /** As {@link #createWriter}, for use outside a job. */
    public SinkWriter<OrderDecision> open(MetricGroup metrics) throws IOException {
        InstantSource clock = InstantSource.system();
        OrderLog log = KafkaOrderLog.open(config.log(), config.mode());
        return ExecutionWriter.open(
                config, log, gateway(clock), clock, new ExecutionMetrics(metrics));
    }

    private OrderGateway gateway(InstantSource clock) {
        FixConfig fix = config.fix();
        return fix == null
                ? new PaperGateway()
                : new FixGateway(fix, config.account(), clock, config.limits().closeMillis());
    }
}
