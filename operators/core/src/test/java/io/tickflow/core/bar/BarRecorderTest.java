package io.tickflow.core.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.PriceRule;
import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarRecorderTest {

    private static final long NOON = 1_399_032_000_000L;

    private final List<RecordedBar> bars = new ArrayList<>();

    @Test
    void shouldRecordBidVolumesAndSmallestSpread() {
        BarRecorder recorder = recorder("M1", BarPrice.BID);
        recorder.add(tick(NOON, 100, 102, 0, 6));
        recorder.add(tick(NOON + 1_000, 103, 104, 5, 56));
        recorder.add(tick(NOON + 2_000, 99, 102, 5, 6));
        recorder.add(tick(NOON + 60_000, 101, 101.5, 2, 0));
        recorder.end(NOON + 61_000);

        assertThat(bars)
                .containsExactly(
                        new RecordedBar(NOON, 100, 103, 99, 99, 3, 5, 1, false),
                        new RecordedBar(NOON + 60_000, 101, 101, 101, 101, 1, 2, 0.5, true));
    }

    @Test
    void shouldCloseLastBarThatEndsWithSpan() {
        BarRecorder recorder = recorder("M1", BarPrice.MID);
        recorder.add(tick(NOON, 10, 12, 0, 6));
        recorder.end(NOON + 60_000);

        assertThat(bars).singleElement().matches(bar -> !bar.isForming());
    }

    @Test
    void shouldCutBarsOfHourThatTheClockRepeats() {
        BarRecorder recorder = recorder("H1", BarPrice.MID);
        long hour = 3_600_000;
        long first = NOON / hour * hour;
        for (int i = 0; i < 120; i++) {
            long reading = first + i % 60 * 60_000L;
            var tick = new Tick("BTCUSD", reading, 1, 2, 0, 0, 6, 0, i, 0, reading + hour);
            assertThat(recorder.add(tick)).as("tick %d", i).isNull();
        }
        recorder.end(first + 2 * hour);

        assertThat(bars)
                .extracting(RecordedBar::startMillis, RecordedBar::tickVolume)
                .containsExactly(tuple(first, 60), tuple(first + hour, 60));
    }

    @Test
    void shouldCountClosingTickInBarOfTicks() {
        BarRecorder recorder = recorder("T2", BarPrice.MID);
        recorder.add(tick(NOON, 10, 12, 0, 6));
        recorder.add(tick(NOON + 1, 10, 11, 0, 6));
        recorder.add(tick(NOON + 2, 10, 13, 0, 6));
        recorder.end(Long.MAX_VALUE);

        assertThat(bars).extracting(RecordedBar::spread).containsExactly(1.0, 3.0);
        assertThat(bars).extracting(RecordedBar::isForming).containsExactly(false, true);
    }

    @Test
    void shouldMakeBarsOfLastFromTradesAlone() {
        BarRecorder recorder = recorder("M1", BarPrice.LAST);
        recorder.add(tick(NOON, 10, 12, 0, 6));
        recorder.add(tick(NOON + 1, 10, 12, 7, 24));
        recorder.add(tick(NOON + 2, 10, 13, 7, 6));
        recorder.end(0);

        assertThat(bars).containsExactly(new RecordedBar(NOON, 11, 11, 11, 11, 1, 7, 2, true));
    }

    @Test
    void shouldRejectTicksAsFeatureStageDoes() {
        BarRecorder recorder = recorder("M1", BarPrice.MID);

        assertThat(recorder.add(tick(NOON, 12, 10, 0, 6))).isEqualTo(DeadLetterCode.CROSSED_QUOTE);
        recorder.end(0);
        assertThat(bars).isEmpty();
    }

    private BarRecorder recorder(String spec, BarPrice price) {
        return new BarRecorder(
                "EURUSD",
                BarSpec.parse(spec),
                new BarRules(price, BarSession.UTC, BarRules.STANDARD.sessions()),
                PriceRule.ABOVE_ZERO,
                bars::add);
    }

    private static Tick tick(long millis, double bid, double ask, double volume, int flags) {
        return new Tick("EURUSD", millis, bid, ask, 11, volume, flags, 0, 0, 0);
    }
}
