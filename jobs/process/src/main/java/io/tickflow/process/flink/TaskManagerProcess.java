package io.tickflow.process.flink;

import io.tickflow.process.ChildProcess;

/**
 * A TaskManager that was started.
 *
 * @param process its process
 * @param resourceId under which it registers; another one after each start, so that it is never
 *     mistaken for its predecessor
 */
public record TaskManagerProcess(ChildProcess process, String resourceId) {}
