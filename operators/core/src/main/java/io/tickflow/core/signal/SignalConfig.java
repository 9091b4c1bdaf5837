package io.tickflow.core.signal;

import java.io.Serializable;

/**
 * Limits of the signal checks.
 *
 * @param gates smallest probabilities of a candidate
 * @param spreadMultipleMax widest acceptable spread, in multiples of the typical one; above 1
 * @param qualityMask bits of {@link io.tickflow.core.feature.Quality} that veto
 * @param cooldownMillis market time after a candidate without another one of the symbol; 0 or more
 * @param horizonMillis holding time of a position; above 0
 * @param timeToLiveMillis age at which a signal expires for the desk; above 0
 */
public record SignalConfig(
        SignalGates gates,
        double spreadMultipleMax,
        int qualityMask,
        long cooldownMillis,
        long horizonMillis,
        long timeToLiveMillis)
        implements Serializable {}
