package io.tickflow.cli.rollout;

import io.tickflow.operate.rollout.journal.RolloutJournal;
import io.tickflow.operate.rollout.journal.RolloutLock;
import io.tickflow.operate.rollout.journal.RolloutState;
import java.io.PrintWriter;

/**
 * Last words of a rollout that Ctrl-C ends. The cluster is left as it is, like after a kill: the
 * journal tells the next call where to go on.
 */
final class InterruptedRollout {

    private final Thread hook;

    InterruptedRollout(RolloutJournal journal, RolloutLock lock, PrintWriter err) {
        this.hook =
                new Thread(
                        () -> {
                            RolloutState state = journal.state();
                            lock.close();
                            err.println();
                            err.println(
                                    "interrupted: the cluster is left as it is, "
                                            + RolloutReport.sentence(state));
                            err.flush();
                        },
                        "interrupt");
    }

    /** Begins. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Ends, unless the process is ending. */
    void unwatch() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has run.
        }
    }
}
