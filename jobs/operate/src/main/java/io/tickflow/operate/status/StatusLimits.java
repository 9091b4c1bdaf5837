package io.tickflow.operate.status;

import java.time.Duration;

/**
 * Ages past which a finding is red.
 *
 * @param feedAgeMillis age of the newest tick
 * @param lagMillis age of the oldest record that a reader has not confirmed; readers confirm with
 *     each checkpoint
 * @param predictionLagMillis how long a prediction may take after its tick
 * @param venueSilenceMillis how long an order may be without a word of the venue
 * @param overdueMillis how long a position may be open past the longest horizon of its signals
 * @param checkpointMillis age of a job's newest checkpoint, if three of its intervals are less
 */
public record StatusLimits(
        long feedAgeMillis,
        long lagMillis,
        long predictionLagMillis,
        long venueSilenceMillis,
        long overdueMillis,
        long checkpointMillis) {

    private static final long PREDICTION_LAG = Duration.ofSeconds(30).toMillis();
    private static final long VENUE_SILENCE = Duration.ofSeconds(15).toMillis();
    private static final long OVERDUE = Duration.ofMinutes(1).toMillis();
    private static final long CHECKPOINT = Duration.ofMinutes(1).toMillis();

    public static StatusLimits of(Duration feedAge, Duration lag) {
        return new StatusLimits(
                feedAge.toMillis(),
                lag.toMillis(),
                PREDICTION_LAG,
                VENUE_SILENCE,
                OVERDUE,
                CHECKPOINT);
    }
}
