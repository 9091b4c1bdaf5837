package io.tickflow.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentedLruTest {

    @Test
    void shouldSpareWhatWasNotUsedForLongest() {
        var lru = new SegmentedLru<Integer>(3);
        lru.add("a", 1);
        lru.add("b", 2);
        lru.add("c", 3);

        assertThat(lru.removeLeastUsed().getKey()).isEqualTo("a");
        assertThat(lru.get("a")).isNull();
        assertThat(lru.get("b")).isEqualTo(2);
        assertThat(lru.size()).isEqualTo(2);
    }

    @Test
    void shouldKeepKeysUsedTwiceThroughFlood() {
        var lru = new SegmentedLru<Integer>(10);
        lru.add("often", 1);
        lru.get("often");

        for (int i = 0; i < 1_000; i++) {
            if (lru.isFull()) {
                lru.removeLeastUsed();
            }
            lru.add("once" + i, i);
        }

        assertThat(lru.get("often")).isEqualTo(1);
        assertThat(lru.size()).isEqualTo(10);
    }

    @Test
    void shouldEvictOnceFrequentKeys() {
        var lru = new SegmentedLru<Integer>(4);
        lru.add("past", 0);
        lru.get("past");
        for (String key : new String[] {"a", "b", "c"}) {
            lru.add(key, 1);
            lru.get(key);
        }

        assertThat(lru.removeLeastUsed().getKey()).isEqualTo("past");
    }

    @Test
    void shouldWorkWithRoomForOne() {
        var lru = new SegmentedLru<Integer>(1);
        lru.add("a", 1);
        assertThat(lru.get("a")).isEqualTo(1);
        assertThat(lru.removeLeastUsed().getValue()).isEqualTo(1);
        lru.add("b", 2);
        assertThat(lru.get("b")).isEqualTo(2);
    }

    @Test
    void shouldRefuseMoreThanItHolds() {
        var lru = new SegmentedLru<Integer>(1);
        lru.add("a", 1);
        assertThatThrownBy(() -> lru.add("b", 2)).isInstanceOf(IllegalStateException.class);
    }

    /** The best that is possible with a fifth of the symbols misses 16.4 % of Zipf's draws. */
    @Test
    void shouldMissFewerByZipfsLawThanPlainLru() {
        int symbols = 10_000;
        var lru = new SegmentedLru<Integer>(symbols / 5);
        var random = new Random(1);
        double sum = 0;
        for (int i = 1; i <= symbols; i++) {
            sum += 1.0 / i;
        }
        int misses = 0;
        int counted = 300_000;
        for (int i = -counted; i < counted; i++) {
            double at = random.nextDouble() * sum;
            int symbol = 0;
            while (at > 0) {
                at -= 1.0 / ++symbol;
            }
            String key = "S" + symbol;
            if (lru.get(key) == null) {
                misses += i < 0 ? 0 : 1;
                if (lru.isFull()) {
                    lru.removeLeastUsed();
                }
                lru.add(key, symbol);
            }
        }
        assertThat((double) misses / counted).isBetween(0.164, 0.20);
    }
}
