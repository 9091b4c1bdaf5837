package io.tickflow.connector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.topic.Topics;
import io.tickflow.core.market.ServerTime;
import io.tickflow.testkit.MetricsPage;
import io.tickflow.testkit.RecordingMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecodeMetricsTest {

    private static final long NOW = 1_400_000_000_000L;

    private final RecordingMetrics recorded = new RecordingMetrics();
    private final DecodeMetrics metrics =
            new DecodeMetrics(recorded, () -> Instant.ofEpochMilli(NOW));
    private final TickDecoder decoder =
            new TickDecoder(new FeedClock(ServerTime.UTC, Map.of(), 300_000));

    @Test
    void shouldBeWhatThePageSays() throws Exception {
        assertThat(MetricsPage.differences("decode", recorded.registered())).isEmpty();
    }

    @Test
    void shouldCountRecordsByOutcomeAndMeasureAge() {
        count("{\"symbol\":\"EURUSD\",\"time_msc\":1399999999000,\"bid\":1.1,\"ask\":1.2}");
        count("no tick");

        assertThat(recorded.counted("ticksDecoded")).isEqualTo(1);
        assertThat(recorded.counted("ticksUndecodable_NOT_JSON")).isEqualTo(1);
        assertThat(recorded.histogram("tickToDecodeMillis").getStatistics().getValues())
                .containsExactly(30);
    }

    @Test
    void shouldCountContradictionsOfTheServerTime() {
        metrics.serverTimeContradicted();

        assertThat(recorded.counted("serverTimeContradictions")).isEqualTo(1);
    }

    private void count(String value) {
        var record =
                new RawRecord(
                        new byte[0],
                        value.getBytes(StandardCharsets.UTF_8),
                        Topics.TICKS,
                        0,
                        0,
                        NOW - 30);
        metrics.count(decoder.decode(record), record);
    }
}
