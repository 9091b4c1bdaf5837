package io.tickflow.job.backfill.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedOverlapTest {

    @Test
    void shouldFindGapWhenPartitionBeginsAfterHistory() {
        FeedOverlap overlap =
                FeedOverlap.of(
                        List.of(new FeedBeginning(3, 2_000, Map.of("EURUSD", 2_000L))),
                        Map.of("EURUSD", 1_000L));

        assertThat(overlap.gaps())
                .containsExactly(
                        "EURUSD: its history ends at 1970-01-01T00:00:01Z, partition 3 of the feed"
                                + " begins at 1970-01-01T00:00:02Z");
    }

    @Test
    void shouldFindNoGapWhenSymbolWasSilent() {
        FeedOverlap overlap =
                FeedOverlap.of(
                        List.of(
                                new FeedBeginning(
                                        0, 500, Map.of("EURUSD", 2_000L, "GBPUSD", 500L))),
                        Map.of("EURUSD", 1_000L, "GBPUSD", 500L));

        assertThat(overlap.gaps()).isEmpty();
        assertThat(overlap.unseen()).isEmpty();
    }

    @Test
    void shouldNameSymbolsThatItDidNotSee() {
        FeedOverlap overlap =
                FeedOverlap.of(
                        List.of(new FeedBeginning(0, 500, Map.of("GBPUSD", 500L))),
                        Map.of("EURUSD", 1_000L));

        assertThat(overlap.gaps()).isEmpty();
        assertThat(overlap.unseen()).containsExactly("EURUSD");
    }

    @Test
    void shouldFindNothingWrongWithEmptyFeed() {
        assertThat(FeedOverlap.of(List.of(), Map.of("EURUSD", 1_000L)))
                .isEqualTo(new FeedOverlap(List.of(), List.of()));
    }
}
