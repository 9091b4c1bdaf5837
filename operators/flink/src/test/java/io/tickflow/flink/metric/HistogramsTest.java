package io.tickflow.flink.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.testkit.RecordingMetrics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HistogramsTest {

    private static final long NOW = 1_400_000_000_000L;

    private final RecordingMetrics metrics = new RecordingMetrics();
    private final AtomicLong nowMillis = new AtomicLong(NOW);
    private final InstantSource clock = () -> Instant.ofEpochMilli(nowMillis.get());

    @Test
    void shouldMeasureFirstRecordAndThenOneInFour() {
        var age = new AgeHistogram(metrics, "ageMillis", 4, clock);

        for (int i = 0; i < 9; i++) {
            age.passed(NOW - i);
        }

        var histogram = metrics.histogram("ageMillis");
        assertThat(histogram.getCount()).isEqualTo(3);
        assertThat(histogram.getStatistics().getValues()).containsExactly(0, 4, 8);
    }

    @Test
    void shouldMeasureWorkThatFollowsWorkThatFailed() {
        var work = new WorkHistogram(metrics, "workMicros", 2);

        work.begin();
        work.begin();
        work.end();
        work.begin();
        work.end();
        work.begin();
        work.end();

        assertThat(metrics.histogram("workMicros").getCount()).isEqualTo(2);
    }

    @Test
    void shouldTellAgeOfNewestTickOfEachSymbol() {
        var feed = new FeedAges(metrics, clock);

        feed.seen("EURUSD", NOW - 500);
        feed.seen("EURUSD", NOW - 20);
        feed.seen("USDJPY", NOW - 7);
        nowMillis.addAndGet(1_000);

        assertThat(metrics.gauge("symbol=EURUSD.feedAgeMillis")).isEqualTo(1_020L);
        assertThat(metrics.gauge("symbol=USDJPY.feedAgeMillis")).isEqualTo(1_007L);
    }

    @Test
    void shouldWatchNoMoreSymbolsThanItsBound() {
        var feed = new FeedAges(metrics, clock);

        for (int i = 0; i < FeedAges.SYMBOLS_MAX + 5; i++) {
            feed.seen("S" + i, NOW);
        }

        assertThat(metrics.registered())
                .hasSize(FeedAges.SYMBOLS_MAX)
                .doesNotContainKey("symbol=S" + FeedAges.SYMBOLS_MAX + ".feedAgeMillis");
    }
}
