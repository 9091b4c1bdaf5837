package io.tickflow.core.rekey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.market.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitingTicksTest {

    private static final long WAIT = 500;

    @Test
    void shouldHoldTickUntilBoundHasPassed() {
        var waiting = new WaitingTicks(WAIT, List.of(tick(100, 0, 0, 1_000)));

        assertThat(waiting.takeDue(1_499)).isEmpty();
        assertThat(waiting.takeDue(1_500)).hasSize(1);
        assertThat(waiting.waiting()).isEmpty();
    }

    @Test
    void shouldOrderByTimeThenPartitionThenOffset() {
        Tick first = tick(99, 2, 9, 1_200);
        Tick second = tick(100, 0, 5, 1_000);
        Tick third = tick(100, 0, 6, 1_000);
        Tick fourth = tick(100, 1, 0, 1_000);
        Tick later = tick(101, 0, 7, 1_200);

        var waiting = new WaitingTicks(WAIT, List.of(later, fourth, third, second, first));

        assertThat(waiting.takeDue(1_500)).containsExactly(first, second, third, fourth);
        assertThat(waiting.waiting()).containsExactly(later);
    }

    @Test
    void shouldNotCountTicksAppendedLater() {
        Tick early = tick(99, 1, 0, 1_501);
        var waiting = new WaitingTicks(WAIT, List.of(early, tick(100, 0, 0, 1_000)));

        assertThat(waiting.takeDue(1_500)).hasSize(1).doesNotContain(early);
        assertThat(waiting.takeDue(2_001)).containsExactly(early);
    }

    @Test
    void shouldTakeFirstWhenThereAreTooMany() {
        var waiting =
                new WaitingTicks(WAIT, List.of(tick(100, 0, 0, 1_000), tick(99, 1, 0, 1_000)));

        assertThat(waiting.takeFirst().eventTimeMillis()).isEqualTo(99);
        assertThat(waiting.waiting()).hasSize(1);
    }

    @Test
    void shouldGiveOrderedTicksHoweverPartitionsAreRead() {
        long seed = 31;
        var random = new SplittableRandom(seed);
        for (int run = 0; run < 200; run++) {
            List<Tick> appended = appended(random, 300, 4, (int) WAIT);
            List<Tick> expected = appended.stream().sorted(WaitingTicks.ORDER).toList();

            assertThat(read(random, appended)).as("seed %d, run %d", seed, run).isEqualTo(expected);
        }
    }

    @Test
    void shouldGiveSameSequenceForTicksBeyondTheBound() {
        long seed = 32;
        var random = new SplittableRandom(seed);
        for (int run = 0; run < 200; run++) {
            List<Tick> appended = appended(random, 300, 4, 4 * (int) WAIT);

            List<Tick> once = read(random, appended);

            assertThat(once).containsExactlyInAnyOrderElementsOf(appended);
            assertThat(read(random, appended)).as("seed %d, run %d", seed, run).isEqualTo(once);
        }
    }

    /** Ticks in the order of their appending, each delayed by less than {@code delayMillis}. */
    private static List<Tick> appended(
            SplittableRandom random, int count, int partitions, int delayMillis) {
        var ticks = new ArrayList<Tick>();
        long millis = 10_000;
        for (int offset = 0; offset < count; offset++) {
            millis += random.nextInt(100);
            ticks.add(
                    tick(
                            millis,
                            random.nextInt(partitions),
                            offset,
                            millis + random.nextInt(delayMillis)));
        }
        ticks.sort(Comparator.comparingLong(Tick::appendTimeMillis));
        return ticks;
    }

    /**
     * Reads each partition in its order, but ahead of the others by chance. A time counts as passed
     * when every partition has been read up to it.
     */
    private static List<Tick> read(SplittableRandom random, List<Tick> appended) {
        var left = new ArrayList<>(appended);
        List<Tick> waiting = List.of();
        var out = new ArrayList<Tick>();
        for (long now = 10_000; !left.isEmpty() || !waiting.isEmpty(); now += 10) {
            var here = new ArrayList<>(waiting);
            long ahead = now + random.nextInt(5_000);
            long until = now;
            int partition = random.nextInt(4);
            left.removeIf(
                    tick -> {
                        boolean read =
                                tick.appendTimeMillis() <= until
                                        || (tick.partition() == partition
                                                && tick.appendTimeMillis() <= ahead);
                        return read && here.add(tick);
                    });
            var buffer = new WaitingTicks(WAIT, here);
            out.addAll(buffer.takeDue(now));
            waiting = buffer.waiting();
        }
        return out;
    }

    private static Tick tick(long millis, int partition, long offset, long appendMillis) {
        return new Tick("EURUSD", millis, 1.1, 1.2, 0, 0, 6, partition, offset, appendMillis);
    }
}
