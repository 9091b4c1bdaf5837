package io.tickflow.cli.rollout;

import io.tickflow.operate.rollout.journal.RolloutLock;
import io.tickflow.operate.rollout.journal.RolloutState;
import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Last words of a rollout that Ctrl-C ends. The cluster is left as it is, like after a kill: the
 * journal tells the next call where to go on.
 */
final class InterruptedRollout {

    private final Thread hook;

    /**
     * Creates the words.
     *
     * @param state reads the journal anew, as this happens beside the thread that writes it
     * @param screen left as it is
     */
    InterruptedRollout(
            Supplier<RolloutState> state, RolloutLock lock, RolloutScreen screen, PrintWriter err) {
        this.hook =
                new Thread(
                        () -> {
                            screen.freeze();
                            lock.close();
                            err.println();
                            err.println(
                                    "interrupted: the cluster is left as it is, "
                                            + RolloutReport.sentence(state.get()));
                            err.flush();
                        },
                        "interrupt");
    }

    /** Begins. */
    void watch() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Ends. In a process that is ending it does not return: the words above are the last. */
    void unwatch() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
