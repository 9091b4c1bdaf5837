package io.tickflow.connector.orderlog;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.execution.Requirements;
import java.io.Serializable;
import java.util.Map;

/**
 * Topics of verdicts, reports, controls and leases.
 *
 * @param kafka cluster of both topics
 * @param ordersTopic topic of the desk's verdicts
 * @param executionsTopic topic of execution reports
 * @param controlTopic topic of operators' commands, answers and blocks
 * @param leasesTopic topic of the right to trade an account
 * @param readTimeoutMillis longest wait for the next record while both topics are read at open
 * @param snapshotEvery verdicts and reports between two snapshots of the ledger
 * @param snapshotFolder URI of the folder of these snapshots; empty for none
 */
public record OrderLogConfig(
        KafkaConfig kafka,
        String ordersTopic,
        String executionsTopic,
        String controlTopic,
        String leasesTopic,
        long readTimeoutMillis,
        int snapshotEvery,
        String snapshotFolder)
        implements Serializable {

    public static final long READ_TIMEOUT_MILLIS = 60_000;

    public static final int SNAPSHOT_EVERY = 10_000;

    public OrderLogConfig {
        Requirements.notBlank(kafka.bootstrapServers(), "bootstrapServers");
        Requirements.notBlank(ordersTopic, "ordersTopic");
        Requirements.notBlank(executionsTopic, "executionsTopic");
        Requirements.notBlank(controlTopic, "controlTopic");
        Requirements.notBlank(leasesTopic, "leasesTopic");
        Requirements.positive(readTimeoutMillis, "readTimeoutMillis");
        Requirements.positive(snapshotEvery, "snapshotEvery");
    }

    /** A log without snapshots of the ledger. */
    public OrderLogConfig(
            KafkaConfig kafka,
            String ordersTopic,
            String executionsTopic,
            String controlTopic,
            String leasesTopic,
            long readTimeoutMillis) {
        this(
                kafka,
                ordersTopic,
                executionsTopic,
                controlTopic,
                leasesTopic,
                readTimeoutMillis,
                SNAPSHOT_EVERY,
                "");
    }

    /** Returns a copy with another time for reading. */
    public OrderLogConfig withReadTimeoutMillis(long millis) {
        return new OrderLogConfig(
                kafka,
                ordersTopic,
                executionsTopic,
                controlTopic,
                leasesTopic,
                millis,
                snapshotEvery,
                snapshotFolder);
    }

    /** Returns a copy with snapshots of the ledger. */
    public OrderLogConfig withSnapshots(int every, String folder) {
        return new OrderLogConfig(
                kafka,
                ordersTopic,
                executionsTopic,
                controlTopic,
                leasesTopic,
                readTimeoutMillis,
                every,
                folder);
    }

    /** Creates the configuration of the catalogue's topics on these brokers. */
    public static OrderLogConfig on(String bootstrapServers) {
        return new OrderLogConfig(
                new KafkaConfig(bootstrapServers, Map.of()),
                EventTypes.ORDERS.topic(),
                EventTypes.EXECUTIONS.topic(),
                EventTypes.CONTROL.topic(),
                EventTypes.LEASES.topic(),
                READ_TIMEOUT_MILLIS);
    }
}
