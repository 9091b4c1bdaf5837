package io.tickflow.cli.health;

/** How a check ended. */
enum Outcome {
    PASS,
    FAIL,
    /** Nothing can be said; the detail says why. */
    SKIP
}
