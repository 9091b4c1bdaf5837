package io.tickflow.model.contract;

/**
 * Loaded member of a bundle. One thread at a time, except for {@link #cancel}. The probability of a
 * row depends on that row alone, never on its neighbours in the batch.
 */
public interface MemberScorer {

    /**
     * Scores a batch.
     *
     * @param rows row-major inputs in the member's order, {@code count} rows or more; NaN means
     *     missing
     * @param count rows to score, at least 1
     * @param probabilities destination, one probability of the positive class a row; anything
     *     outside 0 to 1 is no answer
     * @throws RuntimeException if the model fails
     */
    void score(float[] rows, int count, float[] probabilities);

    /**
     * Asks the running call to end with an exception as soon as it can. Later calls fail, too,
     * until {@link #resume}. Any thread.
     */
    void cancel();

    /** Lets calls run again after {@link #cancel}. */
    void resume();
}
