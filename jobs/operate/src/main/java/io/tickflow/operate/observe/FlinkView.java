package io.tickflow.operate.observe;

import io.tickflow.connector.tls.TlsFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of a cluster by its JobManager.
 *
 * @param jobs newest of each name
 */
public record FlinkView(List<Job> jobs) {

    /**
     * A job.
     *
     * @param state such as RUNNING
     * @param sinceMillis when it took this state
     * @param tasksRunning running tasks among {@code tasks}
     * @param checkpointMillis when its newest checkpoint was complete; null if there is none
     * @param checkpointIntervalMillis 0 if it takes none by itself
     * @param fixSession its FIX session; null if it has none, or if nobody knows yet
     */
    public record Job(
            String name,
            String state,
            long sinceMillis,
            int tasks,
            int tasksRunning,
            @Nullable Long checkpointMillis,
            long checkpointIntervalMillis,
            @Nullable FixSession fixSession) {

        public boolean running() {
            return state.equals("RUNNING") && tasks > 0 && tasks == tasksRunning;
        }
    }

    /**
     * State of a FIX session.
     *
     * @param state number of the state, see docs/metrics.md
     * @param sinceMillis start of this state, epoch milliseconds
     * @param readMillis time at which the sink was read, epoch milliseconds by its clock
     * @param refusal why the broker refused the last logon, or its session times if it is outside
     *     them; empty otherwise
     */
    public record FixSession(int state, long sinceMillis, long readMillis, String refusal) {

        private static final int READY = 2;
        private static final int LOGON_REFUSED = -7;
        private static final int OUTSIDE_TIMES = -8;

        public boolean ready() {
            return state == READY;
        }

        /** True if it is down because the broker is closed now. */
        public boolean outsideTimes() {
            return state == OUTSIDE_TIMES;
        }

        public String text() {
            return TlsFault.ofNumber(state)
                    .map(fault -> "down: " + fault.text() + " (TLS)")
                    .orElseGet(this::plainText);
        }

        private String plainText() {
            return switch (state) {
                case LOGON_REFUSED -> "down: the broker refuses the logon: " + refusal;
                case OUTSIDE_TIMES -> "outside its session times, " + refusal;
                case 0 -> "down";
                case 1 -> "not reconciled yet";
                case READY -> "ready";
                default -> "closed";
            };
        }
    }
}
