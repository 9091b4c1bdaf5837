package io.tickflow.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GapLedgerTest {

    private static final long NOON = 1_399_032_000_000L;

    private final GapLedger ledger = new GapLedger();

    @Test
    void shouldCountSilenceFromMinuteOn() {
        assertThat(ledger.add(NOON)).isFalse();
        assertThat(ledger.add(NOON + 59_999)).isFalse();
        assertThat(ledger.add(NOON + 119_999)).isTrue();

        assertThat(ledger.count()).isEqualTo(1);
        assertThat(ledger.totalMillis()).isEqualTo(60_000);
        assertThat(ledger.longestStartMillis()).isEqualTo(NOON + 59_999);
        assertThat(ledger.recentStartMillis(0)).isEqualTo(NOON + 59_999);
        assertThat(ledger.recentMillis(0)).isEqualTo(60_000);
    }

    @Test
    void shouldNotCountCorrectedClockAsGap() {
        ledger.add(NOON);
        ledger.add(NOON + 1_000);

        assertThat(ledger.add(NOON - 86_400_000)).isFalse();
        assertThat(ledger.add(NOON - 86_400_000 + 59_999)).isFalse();

        assertThat(ledger.count()).isZero();
        assertThat(ledger.longestMillis()).isZero();
    }

    @Test
    void shouldNotCountTimeBeforeFirstTick() {
        assertThat(ledger.add(NOON)).isFalse();
        assertThat(ledger).hasToString("GapLedger[no gap]");
    }

    @Test
    void shouldKeepAllFiguresWhenRestored() throws IOException {
        long seed = 52;
        var random = new Random(seed);
        List<long[]> gaps = new ArrayList<>();
        GapLedger kept = new GapLedger();
        long millis = NOON;
        kept.add(millis);
        for (int i = 0; i < 2_000; i++) {
            long silence = random.nextInt(10) == 0 ? random.nextInt(3_540_000) : 0;
            boolean ended = kept.add(millis + silence);
            kept = storedAndLoaded(kept);

            assertThat(ended).as("seed %d tick %d", seed, i).isEqualTo(silence >= 60_000);
            if (ended) {
                gaps.add(new long[] {millis, silence});
            }
            millis += silence;
            check(kept, gaps, "seed %d tick %d".formatted(seed, i));
        }
    }

    private static void check(GapLedger ledger, List<long[]> gaps, String where) {
        assertThat(ledger.count()).as(where).isEqualTo(gaps.size());
        assertThat(ledger.totalMillis())
                .as(where)
                .isEqualTo(gaps.stream().mapToLong(gap -> gap[1]).sum());
        assertThat(ledger.longestMillis())
                .as(where)
                .isEqualTo(gaps.stream().mapToLong(gap -> gap[1]).max().orElse(0));
        assertThat(ledger.recentCount()).as(where).isEqualTo(Math.min(8, gaps.size()));
        for (int back = 0; back < ledger.recentCount(); back++) {
            long[] gap = gaps.get(gaps.size() - 1 - back);
            assertThat(ledger.recentStartMillis(back)).as(where).isEqualTo(gap[0]);
            assertThat(ledger.recentMillis(back)).as(where).isEqualTo(gap[1]);
        }
    }

    private static GapLedger storedAndLoaded(GapLedger ledger) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ledger.write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isEqualTo(168);
        var restored = new GapLedger();
        restored.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return restored;
    }

    @Test
    void shouldRejectGapOutsideItsMemory() {
        ledger.add(NOON);
        ledger.add(NOON + 60_000);

        assertThatThrownBy(() -> ledger.recentMillis(1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ledger.recentStartMillis(-1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldBeReadable() {
        ledger.add(NOON);
        ledger.add(NOON + 90_000);
        ledger.add(NOON + 150_000);

        assertThat(ledger)
                .hasToString(
                        "GapLedger[2 gaps, 150000 ms in all, longest 90000 ms from"
                                + " 2014-05-02T12:00:00Z, newest 60000 ms from"
                                + " 2014-05-02T12:01:30Z]");
    }
}
