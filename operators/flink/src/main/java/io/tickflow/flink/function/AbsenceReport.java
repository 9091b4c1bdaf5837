package io.tickflow.flink.function;

import io.tickflow.flink.metric.EnumCounters;
import io.tickflow.model.contract.Absence;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the answers of a member by outcome, and logs each reason of absence at most once a minute.
 * One writer thread.
 */
final class AbsenceReport {

    private static final Logger LOG = LoggerFactory.getLogger(AbsenceReport.class);

    private static final long QUIET_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final String member;
    private final EnumCounters<Absence> rows;
    private final InstantSource clock;
    private final Map<Absence, Silence> silences = new EnumMap<>(Absence.class);

    /** Rows since the last line in the log. */
    private static final class Silence {

        private long untilMillis = Long.MIN_VALUE;
        private long rows;
    }

    AbsenceReport(MetricGroup group, String member, InstantSource clock) {
        this.member = member;
        this.rows = new EnumCounters<>(group, "memberRows_", Absence.class);
        this.clock = clock;
    }

    /**
     * Adds {@code count} rows.
     *
     * @param cause exception of the member; null without any
     * @return true if the reason was logged
     */
    boolean add(Absence outcome, int count, @Nullable RuntimeException cause) {
        rows.inc(outcome, count);
        if (outcome == Absence.NONE || count == 0) {
            return false;
        }
        Silence silence = silences.computeIfAbsent(outcome, reason -> new Silence());
        silence.rows += count;
        long now = clock.millis();
        if (now < silence.untilMillis) {
            return false;
        }
        LOG.warn(
                "Member {} is left out of {} predictions: {} ({})",
                member,
                silence.rows,
                outcome,
                outcome.code(),
                cause);
        silence.rows = 0;
        silence.untilMillis = now + QUIET_MILLIS;
        return true;
    }
}
