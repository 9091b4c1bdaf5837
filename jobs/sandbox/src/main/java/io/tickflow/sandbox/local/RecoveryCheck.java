package io.tickflow.sandbox.local;

/**
 * Check of the jobs that a stack goes on with. Called once Kafka and the JobManager serve and
 * before a TaskManager starts, so that none of them has read a record.
 */
public interface RecoveryCheck {

    /**
     * Checks; an exception ends the start.
     *
     * @param ports of the stack
     */
    void check(StackPorts ports);
}
