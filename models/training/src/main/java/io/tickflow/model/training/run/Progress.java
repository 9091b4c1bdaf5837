package io.tickflow.model.training;

/** Hears how far a training is. Called on the training thread, so it must be quick. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress NONE = (stage, fraction) -> {};

    /**
     * Some more is done.
     *
     * @param stage what is being done, in a few words
     * @param fraction of the whole training, 0 to 1, never falling
     */
    void report(String stage, double fraction);

    /** The part of this progress that goes from {@code from} to {@code to}. */
    default Progress part(double from, double to) {
        return (stage, fraction) -> report(stage, from + fraction * (to - from));
    }
}
