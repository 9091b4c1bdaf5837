package io.tickflow.model.training.run;

/** Listener for the progress of a training. Called on the training thread, so it must be fast. */
@FunctionalInterface
public interface Progress {

    /** Listener that ignores progress. */
    Progress NONE = (stage, fraction) -> {};

    /**
     * Reports progress.
     *
     * @param stage current work, in a few words
     * @param fraction completed part of the whole training, 0 to 1, never falling
     */
    void report(String stage, double fraction);

    /** Creates the listener of a part of this progress, from {@code from} to {@code to}. */
    default Progress part(double from, double to) {
        return (stage, fraction) -> report(stage, from + fraction * (to - from));
    }
}
