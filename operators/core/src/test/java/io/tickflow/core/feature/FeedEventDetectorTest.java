package io.tickflow.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.quote.SeededPath;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.FeedEventKind;
import io.tickflow.core.market.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine tells of a feed. */
class FeedEventDetectorTest {

    private static final long NOON = SeededPath.NOON;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final FeatureEngine engine = new FeatureEngine("test", FeatureSet.standard());
    private final SymbolState state = FeatureSet.standard().newState();

    @Test
    void shouldReportGapAtTickThatEndsIt() {
        assertThat(noticed(NOON, 0)).isEmpty();
        assertThat(noticed(NOON + MINUTE - 1, 0)).isEmpty();

        List<FeedEvent> events = noticed(NOON + 3 * MINUTE, 0);

        assertThat(events)
                .containsExactly(
                        new FeedEvent(
                                FeedEventKind.GAP,
                                "EURUSD",
                                NOON + 3 * MINUTE,
                                "no tick for 120 s before this one",
                                2 * MINUTE + 1,
                                0,
                                9));
        assertThat(events.get(0).id()).isEqualTo("GAP/EURUSD/0-9");
        assertThat(noticed(NOON + 3 * MINUTE + 1, 0)).isEmpty();
    }

    @Test
    void shouldReportTwoPartitionsOnceAnHour() {
        noticed(NOON, 0);

        FeatureStep refused = engine.step(state, tick(NOON + 1, 1));

        assertThat(refused.rejection()).isEqualTo(DeadLetterCode.SYMBOL_ON_TWO_PARTITIONS);
        assertThat(refused.noticed())
                .containsExactly(FeedEvent.onTwoPartitions(tick(NOON + 1, 1), 0));
        for (long after = 1; after < 120; after++) {
            assertThat(noticed(NOON + after * MINUTE / 2, 0)).isEmpty();
            assertThat(noticed(NOON + after * MINUTE / 2 + 1, 1)).isEmpty();
        }
        for (long after = 120; after <= 240; after++) {
            assertThat(noticed(NOON + after * MINUTE / 2, 0)).isEmpty();
        }
        assertThat(noticed(NOON + 2 * HOUR + 1, 1))
                .extracting(FeedEvent::kind)
                .containsExactly(FeedEventKind.SYMBOL_ON_TWO_PARTITIONS);
    }

    @Test
    void shouldReportSymbolBackOnAnotherPartition() {
        noticed(NOON, 0);

        assertThat(noticed(NOON + HOUR, 1))
                .extracting(FeedEvent::kind, FeedEvent::value)
                .containsExactly(
                        tuple(FeedEventKind.GAP, HOUR),
                        tuple(FeedEventKind.SYMBOL_ON_TWO_PARTITIONS, 0L));
        assertThat(noticed(NOON + HOUR + 1, 0)).as("rejected in the same conflict").isEmpty();
    }

    private List<FeedEvent> noticed(long millis, int partition) {
        return engine.step(state, tick(millis, partition)).noticed();
    }

    private static Tick tick(long millis, int partition) {
        return new Tick("EURUSD", millis, 1.1, 1.1002, Double.NaN, 0, 6, partition, 9, 0);
    }
}
