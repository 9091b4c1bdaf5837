package io.tickflow.operate.rollout;

import io.tickflow.operate.rollout.gate.GateAnswer;
import java.util.List;

/** Screen of a rollout. */
public interface RolloutListener {

    /** Something has begun or is done, a sentence. */
    void onStep(String sentence);

    /**
     * The gates were measured.
     *
     * @param share of the window that has passed, 0 to 1
     * @param answers of all gates
     */
    void onGates(double share, List<GateAnswer> answers);

    /**
     * The gates of the shadow were measured.
     *
     * @param windowMillis time for which they are watched
     * @param leftMillis rest of it
     * @param answers of all gates
     */
    default void onShadowGates(long windowMillis, long leftMillis, List<GateAnswer> answers) {}

    /** Decisions go on under another bundle. */
    void onDowntime(Downtime downtime);
}
