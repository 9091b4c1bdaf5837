package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.FeedEventKind;
import io.tickflow.core.market.GapLedger;
import io.tickflow.core.market.Tick;
import io.tickflow.flink.state.HotBounds;
import io.tickflow.testkit.SeededTicks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

class FeatureFunctionHarnessTest {

    @Test
    void shouldEmitPositionAndReasonOfRejectedTick() throws Exception {
        FeatureStage stage = FeatureHarness.stage(FeatureConfig.STANDARD, 10, 10);
        try (var harness = FeatureHarness.start(new HashMapStateBackend(), stage)) {
            assertThat(harness.process(List.of(crossed()))).isEmpty();
            assertThat(harness.flink().getSideOutput(FeatureFunction.REJECTED))
                    .singleElement()
                    .extracting(StreamRecord::getValue)
                    .satisfies(
                            letter -> {
                                assertThat(letter.code()).isEqualTo(DeadLetterCode.CROSSED_QUOTE);
                                assertThat(letter.symbol()).isEqualTo("EURUSD");
                                assertThat(letter.topic()).isEqualTo("mt5.ticks");
                                assertThat(letter.partition()).isEqualTo(3);
                                assertThat(letter.offset()).isEqualTo(77);
                                assertThat(letter.payload()).contains("bid=1.2", "ask=1.1");
                                assertThat(letter.payloadBytes()).isPositive();
                            });
        }
    }

    @Test
    void shouldEmitHourlyAnchorForRestore() throws Exception {
        long seed = 91;
        List<Tick> ticks = new SeededTicks(seed, "EURUSD").next(20_000);
        try (var harness =
                FeatureHarness.start(
                        new HashMapStateBackend(),
                        FeatureHarness.stage(FeatureConfig.STANDARD, 0, 1))) {
            List<FeatureVector> vectors = harness.process(ticks);
            List<StateAnchor> anchors = sideOutput(harness, FeatureFunction.ANCHORS);

            assertThat(anchors).as("seed %d", seed).hasSizeGreaterThan(5);
            assertThat(anchors).extracting(StateAnchor::anchorId).doesNotHaveDuplicates();
            for (StateAnchor anchor : anchors) {
                var engine = new FeatureEngine("test", FeatureSet.standard());
                SymbolState state = anchor.restore(FeatureSet.standard());
                List<String> ahead =
                        ticks.stream()
                                .filter(tick -> tick.offset() > anchor.offset())
                                .map(tick -> engine.step(state, tick).vector())
                                .filter(Objects::nonNull)
                                .map(FeatureVector::featureHash)
                                .toList();
                assertThat(ahead)
                        .as("seed %d offset %d", seed, anchor.offset())
                        .isEqualTo(
                                vectors.stream()
                                        .filter(vector -> vector.offset() > anchor.offset())
                                        .map(FeatureVector::featureHash)
                                        .toList());
            }
        }
    }

    @Test
    void shouldTellOfEachGapOfFeedToSide() throws Exception {
        long seed = 92;
        List<Tick> ticks = new SeededTicks(seed, "EURUSD").next(5_000);
        try (var harness =
                FeatureHarness.start(
                        new HashMapStateBackend(),
                        FeatureHarness.stage(FeatureConfig.STANDARD, 10, 10))) {
            harness.process(ticks);
            List<FeedEvent> events = sideOutput(harness, FeatureFunction.FEED_EVENTS);

            assertThat(events).as("seed %d", seed).hasSizeGreaterThan(10);
            assertThat(events)
                    .allMatch(event -> event.kind() == FeedEventKind.GAP)
                    .allMatch(event -> event.value() >= GapLedger.GAP_MILLIS);
        }
    }

    /** What waits is what nobody would notice. */
    @Test
    void shouldTellSameWhetherTicksWaitOrNot() throws Exception {
        FeatureConfig config = FeatureConfig.STANDARD.decidingAt("M5");
        List<Tick> ticks = FeatureHarness.ticks(93, 6, 3_000);

        List<String> atOnce = told(FeatureHarness.stage(config, new HotBounds(0, 0, 1)), ticks);
        List<String> later = told(FeatureHarness.stage(config, new HotBounds(2, 6, 3)), ticks);

        assertThat(atOnce).filteredOn(line -> line.startsWith("anchor")).hasSizeGreaterThan(10);
        assertThat(atOnce).filteredOn(line -> line.startsWith("event")).hasSizeGreaterThan(10);
        assertThat(atOnce).filteredOn(line -> line.startsWith("letter")).hasSizeGreaterThan(10);
        assertThat(later).isEqualTo(atOnce);
    }

    private static List<String> told(FeatureStage stage, List<Tick> ticks) throws Exception {
        try (var harness = FeatureHarness.start(new HashMapStateBackend(), stage)) {
            var told = new ArrayList<String>(FeatureHarness.lines(harness.process(ticks)));
            sideOutput(harness, FeatureFunction.REJECTED)
                    .forEach(letter -> told.add("letter " + letter));
            sideOutput(harness, FeatureFunction.FEED_EVENTS)
                    .forEach(event -> told.add("event " + event));
            sideOutput(harness, FeatureFunction.ANCHORS)
                    .forEach(
                            anchor -> {
                                told.add("anchor " + anchor.anchorId());
                                anchor.groups()
                                        .forEach(
                                                (name, bytes) ->
                                                        told.add(name + Arrays.toString(bytes)));
                            });
            return told;
        }
    }

    private static <T> List<T> sideOutput(FeatureHarness harness, OutputTag<T> tag) {
        return harness.flink().getSideOutput(tag).stream().map(StreamRecord::getValue).toList();
    }

    @Test
    void shouldNeedNoKryo() {
        var strict =
                new SerializerConfigImpl(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

        assertThat(TypeInformation.of(Tick.class).createSerializer(strict)).isNotNull();
        assertThat(TypeInformation.of(FeatureVector.class).createSerializer(strict)).isNotNull();
        assertThat(TypeInformation.of(DeadLetter.class).createSerializer(strict)).isNotNull();
        assertThat(TypeInformation.of(StateAnchor.class).createSerializer(strict)).isNotNull();
        assertThat(TypeInformation.of(FeedEvent.class).createSerializer(strict)).isNotNull();
    }

    private static Tick crossed() {
        return new Tick(
                "EURUSD",
                1_399_032_000_000L,
                1.2,
                1.1,
                Double.NaN,
                0,
                6,
                3,
                77,
                1_399_032_000_001L);
    }
}
