package io.tickflow.core.feature.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.FeatureSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketConditionsTest {

    private static final int STATE_BYTES = 2_626;

    @Test
    void shouldKeepBitsWhenRestoredAtEveryTick() throws IOException {
        long seed = 47;
        List<Tick> ticks = SeededQuotes.ticks(seed, 6_000);
        var kept = new SessionFeatures();
        var loaded = new SessionFeatures();
        for (int i = 0; i < ticks.size(); i++) {
            kept.add(ticks.get(i));
            loaded.add(ticks.get(i));
            loaded.storeAndLoad();

            assertThat(loaded.vector()).as("seed %d tick %d", seed, i).isEqualTo(kept.vector());
            assertThat(loaded.dynamicsBytes()).isEqualTo(kept.dynamicsBytes());
        }
    }

    @Test
    void shouldTakeSameBytesAtAnyTime() throws IOException {
        var features = new SessionFeatures();
        assertThat(features.dynamicsBytes()).hasSize(STATE_BYTES);
        SeededQuotes.ticks(48, 5_000).forEach(features::add);

        assertThat(features.dynamicsBytes()).hasSize(STATE_BYTES);
    }

    @Test
    void shouldNotKnowWhatComesLater() {
        List<Tick> ticks = SeededQuotes.ticks(49, 2_000);
        List<Tick> otherFuture = new ArrayList<>(ticks.subList(0, 1_000));
        for (Tick tick : ticks.subList(1_000, 2_000)) {
            otherFuture.add(
                    SeededQuotes.tick(
                            tick.eventTimeMillis() + 90_000, tick.bid() + 0.01, tick.ask() + 0.02));
        }

        List<float[]> vectors = vectorsOf(ticks);
        List<float[]> others = vectorsOf(otherFuture);

        for (int i = 0; i < 1_000; i++) {
            assertThat(others.get(i)).as("tick %d", i).isEqualTo(vectors.get(i));
        }
        assertThat(others.get(1_000)).isNotEqualTo(vectors.get(1_000));
    }

    private static List<float[]> vectorsOf(List<Tick> ticks) {
        var features = new SessionFeatures();
        var vectors = new ArrayList<float[]>();
        for (Tick tick : ticks) {
            features.add(tick);
            vectors.add(features.vector());
        }
        return vectors;
    }

    @Test
    void shouldReturnSameValueOnRepeatedCalls() {
        var asked = new SessionFeatures();
        var silent = new SessionFeatures();
        for (Tick tick : SeededQuotes.ticks(50, 3_000)) {
            asked.add(tick);
            asked.vector();
            silent.add(tick);
        }

        assertThat(asked.vector()).isEqualTo(silent.vector());
    }

    @Test
    void shouldNameAndDefineEachFeatureOnce() {
        List<FeatureSpec> specs = SessionFeatures.SPECS;

        assertThat(specs).extracting(FeatureSpec::name).doesNotHaveDuplicates();
        assertThat(specs).extracting(FeatureSpec::definition).doesNotHaveDuplicates();
        assertThat(specs).allMatch(spec -> spec.settled() >= spec.firstValid());
    }

    @Test
    void shouldAllocateNothingByTickAndEmission() {
        int count = 100_000;
        List<Tick> ticks = SeededQuotes.ticks(51, 2 * count);
        var features = new SessionFeatures();
        addAndEmit(features, ticks.subList(0, count));
        var out = new WrittenFeatures(count * SessionFeatures.SPECS.size()).out();
        List<Tick> measured = ticks.subList(count, 2 * count);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();

        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < count; i++) {
            features.add(measured.get(i));
            features.emit(out);
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(allocated / (double) count).as("bytes a tick").isLessThan(0.5);
    }

    private static void addAndEmit(SessionFeatures features, List<Tick> ticks) {
        var out = new WrittenFeatures(ticks.size() * SessionFeatures.SPECS.size()).out();
        for (Tick tick : ticks) {
            features.add(tick);
            features.emit(out);
        }
    }
}
