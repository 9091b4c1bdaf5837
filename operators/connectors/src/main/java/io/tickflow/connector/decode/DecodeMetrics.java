package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Metrics of the decode stage, see docs/metrics.md. The task thread writes. */
final class DecodeMetrics {

    private static final int WINDOW = 2_000;

    /** Share of measured ticks, as reading the clock for each would be noticeable. */
    private static final int MEASURED_ONE_IN = 8;

    private final InstantSource clock;
    private final Counter decoded;
    private final Map<DeadLetterCode, Counter> undecodable = new EnumMap<>(DeadLetterCode.class);
    private final Counter otherMessages;
    private final Counter serverTimeContradictions;
    private final Histogram ageMillis;
    private int left = 1;

    DecodeMetrics(MetricGroup group, InstantSource clock) {
        this.clock = clock;
        decoded = group.counter("ticksDecoded");
        for (DeadLetterCode code : DeadLetterCode.values()) {
            undecodable.put(code, group.counter("ticksUndecodable_" + code));
        }
        otherMessages = group.counter("messagesNotTicks");
        serverTimeContradictions = group.counter("serverTimeContradictions");
        ageMillis =
                group.histogram("tickToDecodeMillis", new DescriptiveStatisticsHistogram(WINDOW));
    }

    void serverTimeContradicted() {
        serverTimeContradictions.inc();
    }

    void count(Decoded outcome, RawRecord record) {
        DeadLetter letter = outcome.deadLetter();
        if (letter != null) {
            Objects.requireNonNull(undecodable.get(letter.code())).inc();
        } else if (outcome.tick() != null) {
            decoded.inc();
        } else {
            otherMessages.inc();
        }
        if (--left == 0) {
            left = MEASURED_ONE_IN;
            ageMillis.update(clock.millis() - record.appendTimeMillis());
        }
    }
}
