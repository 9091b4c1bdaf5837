package io.tickflow.bench.failover;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Parts of the recovery of one job, in milliseconds. They follow each other and add up to the
 * whole.
 *
 * @param job its name
 * @param detection from the kill until the JobManager fails the tasks
 * @param restart until new attempts exist: cancelling the other tasks, then the delay of the
 *     restart strategy
 * @param slots until the last task has a slot and is sent to it
 * @param classes until the last task has the job's jar, its class loader and its code
 * @param opening until the last task runs: state, topics, model, lease
 * @param openings that time of each task, the longest first
 */
record Recovery(
        String job,
        long detection,
        long restart,
        long slots,
        long classes,
        long opening,
        List<Opening> openings) {

    private static final int NAME_CHARS = 24;
    private static final int OPENINGS_SHOWN = 4;

    /** Opening of the tasks of one vertex, in milliseconds. */
    record Opening(String vertex, long millis) {

        @Override
        public String toString() {
            String name =
                    vertex.length() > NAME_CHARS ? vertex.substring(0, NAME_CHARS) + ".." : vertex;
            return name + ' ' + millis;
        }
    }

    /**
     * Derives the parts.
     *
     * @param failedMillis time at which the JobManager failed the tasks
     * @param moved tasks that were restarted
     */
    static Recovery of(String job, long killedMillis, long failedMillis, List<TaskTimes> moved) {
        long created = last(moved, TaskTimes::createdMillis);
        long deploying = last(moved, TaskTimes::deployingMillis);
        long initializing = last(moved, TaskTimes::initializingMillis);
        return new Recovery(
                job,
                failedMillis - killedMillis,
                created - failedMillis,
                deploying - created,
                initializing - deploying,
                last(moved, TaskTimes::runningMillis) - initializing,
                moved.stream()
                        .map(
                                task ->
                                        new Opening(
                                                task.vertex(),
                                                task.runningMillis() - task.initializingMillis()))
                        .sorted(Comparator.comparingLong(Opening::millis).reversed())
                        .toList());
    }

    long whole() {
        return detection + restart + slots + classes + opening;
    }

    String lines() {
        return String.format(
                Locale.ROOT,
                "  %-16s %5d = detection %5d + restart %5d + slots %4d + classes %5d + opening %5d%n"
                        + "      opening of %s",
                job,
                whole(),
                detection,
                restart,
                slots,
                classes,
                opening,
                openings.stream()
                        .limit(OPENINGS_SHOWN)
                        .map(Opening::toString)
                        .collect(Collectors.joining(", ")));
    }

    private static long last(List<TaskTimes> tasks, ToLongFunction<TaskTimes> time) {
        return tasks.stream().mapToLong(time).max().orElse(0);
    }
}
