package io.tickflow.core.signal;

/**
 * Limits of the signal checks.
 *
 * @param confidenceMin a prediction below it is no signal at all; 0.5 to 1
 * @param spreadMultipleMax widest spread that may be paid, in multiples of the typical one; above 1
 * @param qualityMask bits of {@link io.tickflow.core.feature.Quality} that veto
 * @param cooldownMillis market time after a candidate in which its symbol has no other; 0 or more
 * @param horizonMillis how long a position is held; above 0
 * @param timeToLiveMillis age past which the desk must not act; above 0
 */
public record SignalConfig(
        double confidenceMin,
        double spreadMultipleMax,
        int qualityMask,
        long cooldownMillis,
        long horizonMillis,
        long timeToLiveMillis) {}
