package io.tickflow.flink.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.market.FeedEventKind;
import io.tickflow.flink.state.HotMetrics;
import io.tickflow.testkit.FunctionScorer;
import io.tickflow.testkit.MetricsPage;
import io.tickflow.testkit.RecordingMetrics;
import io.tickflow.testkit.SeededTicks;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/metrics.md says what the stages register, no more and no less. */
class MetricsPageTest {

    private final RecordingMetrics metrics = new RecordingMetrics();
    private final InstantSource clock = InstantSource.system();

    @Test
    void shouldListMetricsOfFeatureStage() throws Exception {
        var features = new FeatureMetrics(metrics, clock);
        features.begin(new SeededTicks(1, "EURUSD").next());
        features.noticed(FeedEventKind.GAP);
        features.noticed(FeedEventKind.SYMBOL_ON_TWO_PARTITIONS);
        new HotMetrics(metrics).show(() -> 0, () -> 0, () -> 0);

        assertThat(MetricsPage.differences("features", metrics.registered())).isEmpty();
        assertThat(metrics.counted("gaps")).isEqualTo(1);
    }

    @Test
    void shouldListMetricsOfRekeyStage() throws Exception {
        new RekeyMetrics(metrics);

        assertThat(MetricsPage.differences("rekey", metrics.registered())).isEmpty();
    }

    @Test
    void shouldListMetricsOfScoringStage() throws Exception {
        var model =
                new FunctionScorer(
                        FunctionScorer.manifest("direction-eurusd", "7", List.of("one")),
                        (rows, count, probabilities) -> {
                            throw new UnsupportedOperationException("only its name is asked");
                        });
        new ScoringMetrics(metrics, clock, model, List.of());
        new GuardedCalls(
                model.manifest(),
                new ScoringStage(8, 8, 1_000, 5),
                0,
                metrics,
                clock,
                System::nanoTime);

        assertThat(MetricsPage.differences("scoring", metrics.registered())).isEmpty();
        assertThat(metrics.gauge("modelId=direction-eurusd.modelVersion=7.modelInfo")).isEqualTo(1);
    }

    @Test
    void shouldListMetricsOfSignalStage() throws Exception {
        new SignalMetrics(metrics, clock);

        assertThat(MetricsPage.differences("signals", metrics.registered())).isEmpty();
    }
}
