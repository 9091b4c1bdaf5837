package io.tickflow.job.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.kafka.StartAt;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.ServerTime;
import io.tickflow.flink.function.ScoringStage;
import io.tickflow.flink.job.JobEnvironment;
import io.tickflow.flink.state.HotBounds;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.model.contract.Scorer;
import io.tickflow.settings.RegistryConfig;
import io.tickflow.settings.SignalJobConfig;
import io.tickflow.settings.SignalLimits;
import io.tickflow.testkit.CapturingSink;
import io.tickflow.testkit.FunctionScorer;
import io.tickflow.testkit.builder.VectorBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShadowTopologyITCase {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    private static final int VECTORS = 50;

    private final SignalJobConfig config =
            new SignalJobConfig(
                    new Deployment("test", Mode.PAPER),
                    new KafkaConfig("127.0.0.1:1", Map.of()),
                    new SignalJobConfig.Feed(
                            "mt5.ticks",
                            "test",
                            StartAt.EARLIEST,
                            new FeedClock(ServerTime.UTC, Map.of(), 300_000)),
                    new SignalJobConfig.Features(FeatureSet.standard(), new HotBounds(0, 4, 2)),
                    new SignalJobConfig.Scoring(
                            "",
                            1L << 30,
                            new ScoringStage(64, 16, 0, 5),
                            new RegistryConfig(null, null, 1L << 30)),
                    new SignalLimits(0.6, 0, 2, 0, 30_000, 10_000L, 5_000));

    @Test
    void shouldScoreInTheRoleOfAShadow() throws Exception {
        String schema = config.features().set().schema().hash();
        List<Prediction> predictions =
                shadow(IntStream.range(0, VECTORS).mapToObj(i -> vector(i, schema)).toList());

        assertThat(predictions).hasSize(VECTORS);
        assertThat(predictions).extracting(Prediction::role).containsOnly(PredictionRole.SHADOW);
        assertThat(predictions)
                .extracting(Prediction::decisionId)
                .containsExactlyElementsOf(
                        IntStream.range(0, VECTORS).mapToObj(i -> "d" + i).toList());
        assertThat(predictions).noneMatch(Prediction::abstained);
    }

    @Test
    void shouldLeaveOutVectorsOfAnotherSchema() throws Exception {
        String schema = config.features().set().schema().hash();

        List<Prediction> predictions =
                shadow(List.of(vector(0, schema), vector(1, "another"), vector(2, schema)));

        assertThat(predictions).extracting(Prediction::decisionId).containsExactly("d0", "d2");
    }

    private FeatureVector vector(int number, String schema) {
        return VectorBuilder.vector("d" + number)
                .at(number)
                .values(new float[config.features().set().schema().size()])
                .schema(schema)
                .build();
    }

    private List<Prediction> shadow(List<FeatureVector> vectors) throws Exception {
        var sink = new CapturingSink<Prediction>();
        StreamExecutionEnvironment env = JobEnvironment.create(new Configuration());
        env.setParallelism(1);
        ShadowTopology.define(
                env.fromData(vectors, TypeInformation.of(FeatureVector.class)).uid("vectors"),
                config,
                ShadowTopologyITCase::even,
                sink);
        env.execute();
        return sink.records();
    }

    private static Scorer even() {
        return new FunctionScorer(
                "even",
                List.of("mid_dev_ewma_10s"),
                (rows, count, probabilities) -> {
                    for (int i = 0; i < count; i++) {
                        probabilities[i] = 0.5f;
                    }
                });
    }
}
