package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Tick;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class FeatureFunctionHarnessTest {

    @Test
    void shouldSayOfARejectedTickWhereItIsAndWhy() throws Exception {
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
    void shouldNeedNoKryo() {
        var strict =
                new SerializerConfigImpl(
                        new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

        assertThat(TypeInformation.of(Tick.class).createSerializer(strict)).isNotNull();
        assertThat(TypeInformation.of(FeatureVector.class).createSerializer(strict)).isNotNull();
        assertThat(TypeInformation.of(DeadLetter.class).createSerializer(strict)).isNotNull();
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
