package io.tickflow.core.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars closed by ticks or imbalance instead of time. */
class EventBarsTest {

    private static final long NOON = 1_399_032_000_000L;

    @Test
    void shouldCloseTickBarWithItsLastTick() {
        BarBuilder builder = BarSpec.parse("T3").builder();

        assertThat(builder.add(NOON, 1)).isFalse();
        assertThat(builder.add(NOON + 1, 3)).isFalse();
        assertThat(builder.add(NOON + 2, 2)).isTrue();

        assertThat(builder.closed().close()).isEqualTo(2);
        assertThat(builder.closed().high()).isEqualTo(3);
        assertThat(builder.closed().ticks()).isEqualTo(3);
        assertThat(builder.forming().ticks()).isZero();
    }

    @Test
    void shouldCloseImbalanceBarSoonerInTrend() {
        BarBuilder trending = BarSpec.parse("I20").builder();
        BarBuilder flickering = BarSpec.parse("I20").builder();
        int trendBars = 0;
        int flickerBars = 0;
        for (int i = 0; i < 1_000; i++) {
            trendBars += trending.add(NOON + i, 1 + 1e-5 * i) ? 1 : 0;
            flickerBars += flickering.add(NOON + i, 1 + 1e-5 * (i % 2)) ? 1 : 0;
        }

        assertThat(trendBars).isGreaterThan(50);
        assertThat(flickerBars).isLessThan(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldEqualTheRuleTakenLiterally(long seed) {
        double[] mids = walk(seed, 5_000);
        BarBuilder builder = BarSpec.parse("I30").builder();
        var closedAt = new ArrayList<Integer>();
        for (int i = 0; i < mids.length; i++) {
            if (builder.add(NOON + i, mids[i])) {
                closedAt.add(i);
            }
        }

        assertThat(closedAt).as("seed %d", seed).isEqualTo(literally(mids, 30)).isNotEmpty();
    }

    /** Computes the sums over all earlier bars at every tick, as in the book. */
    private static List<Integer> literally(double[] mids, int atStart) {
        var ends = new ArrayList<Integer>();
        double ticks = atStart;
        double share = 0.5;
        int from = 0;
        for (int i = 0; i < mids.length; i++) {
            int sum = 0;
            for (int j = from; j <= i; j++) {
                sum += signAt(mids, j);
            }
            int length = i - from + 1;
            if (Math.abs(sum) >= ticks * share || length >= 100 * atStart) {
                ends.add(i);
                ticks = Math.min(Math.max(0.9 * ticks + 0.1 * length, 0.1 * atStart), 10 * atStart);
                share = Math.max(0.9 * share + 0.1 * Math.abs(sum) / length, 0.05);
                from = i + 1;
            }
        }
        return ends;
    }

    private static int signAt(double[] mids, int index) {
        for (int i = index; i > 0; i--) {
            if (mids[i] != mids[i - 1]) {
                return mids[i] > mids[i - 1] ? 1 : -1;
            }
        }
        return 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"10s", "T7", "I30"})
    void shouldGoOnWhereItWasStored(String name) throws IOException {
        double[] mids = walk(4, 3_000);
        BarBuilder kept = BarSpec.parse(name).builder();
        BarBuilder stored = BarSpec.parse(name).builder();
        for (int i = 0; i < mids.length; i++) {
            long millis = NOON + 700L * i;
            boolean closes = kept.add(millis, mids[i]);

            assertThat(stored.add(millis, mids[i])).as("tick %d", i).isEqualTo(closes);
            if (closes) {
                assertThat(stored.closed()).hasToString(kept.closed().toString());
            }
            stored = storedAndRead(stored, name);
        }
    }

    private static BarBuilder storedAndRead(BarBuilder builder, String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        builder.write(new DataOutputStream(bytes));
        BarBuilder read = BarSpec.parse(name).builder();
        read.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return read;
    }

    private static double[] walk(long seed, int count) {
        var random = new Random(seed);
        double[] mids = new double[count];
        int points = 130_000;
        for (int i = 0; i < count; i++) {
            points += random.nextInt(5) - 2;
            mids[i] = points * 1e-5;
        }
        return mids;
    }
}
