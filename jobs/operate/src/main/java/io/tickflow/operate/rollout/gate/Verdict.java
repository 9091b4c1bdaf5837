package io.tickflow.operate.rollout.gate;

/** Judgement of all gates. */
public enum Verdict {
    /** The window is not over and nothing has failed. */
    WATCH_ON,
    /** Every required gate passed. */
    KEEP,
    /** A gate failed. */
    GO_BACK,
    /** Neither: somebody has to decide. */
    INCONCLUSIVE
}
