package io.tickflow.operate.flink;

/**
 * Size and load of a Flink deployment.
 *
 * @param taskManagers registered TaskManagers
 * @param slots all slots
 * @param slotsFree unused slots
 * @param jobsRunning running jobs
 */
public record ClusterOverview(int taskManagers, int slots, int slotsFree, int jobsRunning) {}
