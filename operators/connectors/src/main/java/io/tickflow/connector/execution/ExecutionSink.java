package io.tickflow.connector.execution;

import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixGateway;
import io.tickflow.connector.lease.KafkaLeaseLog;
import io.tickflow.connector.lease.Lease;
import io.tickflow.connector.lease.LeaseKeeper;
import io.tickflow.connector.orderlog.KafkaOrderLog;
import io.tickflow.connector.orderlog.OrderLogConfig;
import io.tickflow.connector.orderlog.VenueMessageLog;
import io.tickflow.connector.paper.FeatureQuotes;
import io.tickflow.core.execution.OrderGateway;
import io.tickflow.core.execution.OrderLog;
import io.tickflow.core.execution.paper.PaperGateway;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.MetricGroup;

/**
 * Records the desk's verdicts on {@code tickflow.orders} and sends the approved ones to the broker,
 * each at most once. Stateless towards Flink: intents and outcomes are read back from the two
 * topics at open, and the broker is asked about open orders. It runs with parallelism 1, as a FIX
 * session has one owner. A lease selects the owner: a sink that wakes up beside its successor sends
 * nothing.
 *
 * <p>Threads: the task thread writes and flushes; Kafka's I/O thread passes on acknowledged intents
 * and never blocks; one execution thread decides and sends; the FIX engine's threads pass on the
 * broker's messages.
 */
public final class ExecutionSink implements Sink<OrderDecision> {

    private final ExecutionConfig config;

    public ExecutionSink(ExecutionConfig config) {
        this.config = config;
    }

    /**
     * Claims the account, waits for the end of an unreleased lease, reads the log, starts the
     * session and waits a bounded time for it.
     *
     * @throws IOException if the account cannot be claimed, the log cannot be read or the session
     *     cannot be set up
     */
    @Override
    public SinkWriter<OrderDecision> createWriter(WriterInitContext context) throws IOException {
        return open(context.metricGroup());
    }

    /** As {@link #createWriter}, for use outside a job. */
    public SinkWriter<OrderDecision> open(MetricGroup metrics) throws IOException {
        InstantSource clock = InstantSource.system();
        var lease = new Lease(config.leaseMillis(), System::nanoTime, clock);
        LeaseKeeper keeper = keeper(lease);
        OrderLog log;
        try {
            log = KafkaOrderLog.open(config.log(), config.deployment());
        } catch (IOException e) {
            keeper.close();
            throw e;
        }
        var own = new ExecutionMetrics(metrics);
        var ends = new ExecutionEnds(keeper, log, gateway(clock, lease, own), clock);
        return ExecutionWriter.open(config, ends, own);
    }

    /**
     * As {@link #createWriter}, with ends of the caller's own. Closes them with the writer, also if
     * it throws.
     */
    public static SinkWriter<OrderDecision> open(
            ExecutionConfig config, ExecutionEnds ends, MetricGroup metrics) throws IOException {
        return ExecutionWriter.open(config, ends, new ExecutionMetrics(metrics));
    }

    private LeaseKeeper keeper(Lease lease) throws IOException {
        OrderLogConfig log = config.log();
        return new LeaseKeeper(
                config.account(),
                thisProcess(),
                lease,
                KafkaLeaseLog.open(
                        log.kafka(), log.leasesTopic(), config.deployment(), config.leaseMillis()));
    }

    private OrderGateway gateway(InstantSource clock, Lease lease, ExecutionMetrics metrics) {
        FixConfig fix = config.fix();
        return fix == null
                ? new PaperGateway(new FeatureQuotes(config.log().kafka()), config.paper(), clock)
                : new FixGateway(
                        fix,
                        config.account(),
                        clock,
                        lease,
                        config.limits().closeMillis(),
                        new SessionObserver(
                                config.account(),
                                lease,
                                clock,
                                metrics,
                                VenueMessageLog.open(
                                        config.log().kafka(),
                                        config.deployment(),
                                        metrics.venueMessagesDropped::inc)));
    }

    /** Readable name of this process, as owner of the account. */
    private static String thisProcess() {
        try {
            return ProcessHandle.current().pid() + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return Long.toString(ProcessHandle.current().pid());
        }
    }
}
