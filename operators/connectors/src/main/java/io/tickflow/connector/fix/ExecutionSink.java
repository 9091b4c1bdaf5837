package io.tickflow.connector.fix;

import io.tickflow.core.desk.OrderDecision;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Records the desk's verdicts on {@code tickflow.orders} and sends the approved ones to the broker,
 * each at most once. Stateless towards Flink: what was intended and what became of it is read back
 * from the two topics at open, and the broker is asked about the rest. Run it with parallelism 1: a
 * FIX session has one owner.
 */
public final class ExecutionSink implements Sink<OrderDecision> {

    private final ExecutionConfig config;

    public ExecutionSink(ExecutionConfig config) {
        this.config = config;
    }

    /**
     * Reads the log, starts the session and waits a bounded time for it.
     *
     * @throws IOException if the log cannot be read
     */
    @Override
    public SinkWriter<OrderDecision> createWriter(WriterInitContext context) throws IOException {
        throw new UnsupportedOperationException("no writer for account " + config.account());
    }
}
