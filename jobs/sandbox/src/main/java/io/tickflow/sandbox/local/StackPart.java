package io.tickflow.sandbox.local;

import io.tickflow.process.flink.FlinkProcesses;
import io.tickflow.sandbox.stack.postgres.PostgresServer;

/** Process of the local stack, in the order of their start. */
public enum StackPart {
    KAFKA("kafka", "Kafka"),
    CLICKHOUSE("clickhouse", "ClickHouse"),
    VENUE("venue", "FIX venue"),
    POSTGRES(PostgresServer.NAME, "PostgreSQL"),
    ZOOKEEPER(FlinkProcesses.ZOOKEEPER, "ZooKeeper"),
    JOB_MANAGER(FlinkProcesses.JOB_MANAGER, "JobManager"),
    TASK_MANAGER(FlinkProcesses.taskManager(1), "TaskManager"),
    GATEWAY("gateway", "gateway");

    private final String processName;
    private final String title;

    StackPart(String processName, String title) {
        this.processName = processName;
        this.title = title;
    }

    /** Name of its process and of its log. */
    public String processName() {
        return processName;
    }

    /** Name for users. */
    public String title() {
        return title;
    }

    /** Returns true for a process of the Flink cluster. */
    boolean isOfFlink() {
        return this == ZOOKEEPER || this == JOB_MANAGER || this == TASK_MANAGER;
    }
}
