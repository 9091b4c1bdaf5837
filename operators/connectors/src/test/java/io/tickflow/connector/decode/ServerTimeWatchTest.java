package io.tickflow.connector.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.topic.Topics;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.FeedEventKind;
import io.tickflow.core.market.ServerTime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServerTimeWatchTest {

    private static final long NOW = 1_400_000_000_000L;
    private static final long HOUR = 3_600_000;
    private static final int WINDOW = 200;

    private final ServerTimeWatch watch = new ServerTimeWatch();
    private final TickDecoder decoder =
            new TickDecoder(new FeedClock(ServerTime.UTC, Map.of(), 300_000));

    @Test
    void shouldSeeTicksThatAreRefusedForBeingAhead() {
        assertThat(window("EURUSD", 2 * HOUR))
                .containsExactly(
                        FeedEvent.serverTimeContradicted(
                                "EURUSD", NOW + 2 * HOUR + WINDOW - 1, 2, 1, WINDOW - 1));
    }

    @Test
    void shouldTellOfEachSymbolOnceUntilItChanges() {
        assertThat(window("EURUSD", -3 * HOUR))
                .singleElement()
                .returns(FeedEventKind.SERVER_TIME_CONTRADICTED, FeedEvent::kind)
                .returns(-3L, FeedEvent::value);
        assertThat(window("EURUSD", -3 * HOUR)).isEmpty();
        assertThat(window("GBPUSD", 0)).isEmpty();
        assertThat(window("GBPUSD", -3 * HOUR)).hasSize(1);
        assertThat(window("EURUSD", HOUR)).hasSize(1);
    }

    @Test
    void shouldForgetOldestOfTooManySymbols() {
        window("EURUSD", HOUR);
        for (int i = 0; i < ServerTimeWatch.SYMBOLS_MAX - 1; i++) {
            look("S" + i, NOW, i);
        }
        assertThat(window("EURUSD", HOUR)).isEmpty();

        look("ONE-MORE", NOW, 0);

        assertThat(window("EURUSD", HOUR)).hasSize(1);
    }

    @Test
    void shouldPassOverRecordsWithoutATime() {
        var record = record("EURUSD", "no tick", 0, NOW);

        assertThat(watch.look(decoder.decode(record), record)).isNull();
    }

    private List<FeedEvent> window(String symbol, long aheadMillis) {
        var events = new ArrayList<FeedEvent>();
        for (int i = 0; i < WINDOW; i++) {
            FeedEvent event = look(symbol, NOW + aheadMillis + i, i);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    /** The symbol stands in the key alone. */
    private @Nullable FeedEvent look(String symbol, long eventTimeMillis, int offset) {
        String value = "{\"time_msc\":%d,\"bid\":1.1,\"ask\":1.2}".formatted(eventTimeMillis);
        var record = record(symbol, value, offset, NOW + offset);
        return watch.look(decoder.decode(record), record);
    }

    private static RawRecord record(
            String symbol, String value, int offset, long appendTimeMillis) {
        return new RawRecord(
                symbol.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                Topics.TICKS,
                1,
                offset,
                appendTimeMillis);
    }
}
