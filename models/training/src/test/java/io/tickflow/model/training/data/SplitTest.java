package io.tickflow.model.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.training.run.TrainingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final long START = Instant.parse("2014-05-05T00:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void shouldEndTrainingLabelsBeforeBoundaryAndEmbargo() {
        List<LabelledSeries> series = List.of(ticks(START, 4_000, 1_000));
        long boundary = START + 2_000_000;

        Split split = Split.at("test", series, boundary, Long.MAX_VALUE);

        long lastLabel = 0;
        for (int i = 0; i < split.train().size(); i++) {
            lastLabel =
                    Math.max(
                            lastLabel,
                            split.train().seriesOf(i).labelEndMillis(split.train().rowOf(i)));
        }
        assertThat(lastLabel).isLessThan(boundary).isGreaterThan(boundary - 20_000);
        assertThat(split.judge().millis(0)).isGreaterThanOrEqualTo(boundary + 600_000);
        assertThat(split.train().size() + split.train().ties()).isBetween(1_990L, 1_999L);
    }

    @Test
    void shouldSplitAtMidnightClosestToTenth() {
        // Days of 5,000, 3,000 and 1,000 ticks: the last holds a ninth.
        List<LabelledSeries> series =
                List.of(
                        ticks(START, 5_000, 1_000),
                        ticks(START + DAY, 3_000, 1_000),
                        ticks(START + 2 * DAY, 1_000, 1_000));

        assertThat(Split.defaultBoundary(series)).isEqualTo(START + 2 * DAY);
    }

    @Test
    void shouldJudgeLastTenthOfSingleDay() {
        List<LabelledSeries> series = List.of(ticks(START, 10_000, 1_000));

        assertThat(Split.defaultBoundary(series)).isBetween(START + 8_950_000, START + 9_050_000);
    }

    @Test
    void shouldWalkForwardOverDaysLongEnough() {
        List<LabelledSeries> series =
                List.of(
                        ticks(START, 5_000, 1_000),
                        ticks(START + DAY, 700, 1_000),
                        ticks(START + 2 * DAY, 3_000, 1_000),
                        ticks(START + 3 * DAY, 3_000, 1_000));

        assertThat(Split.walkForward(series, 5))
                .extracting(Split::name)
                .containsExactly("2014-05-07", "2014-05-08");
        assertThat(Split.walkForward(series, 1))
                .extracting(Split::name)
                .containsExactly("2014-05-08");
        assertThat(Split.walkForward(series, 0)).isEmpty();
    }

    @Test
    void shouldNameMissingExamples() {
        Split split =
                Split.at("test", List.of(ticks(START, 100, 1_000)), START + 50_000, Long.MAX_VALUE);

        assertThatThrownBy(split::requireEnough)
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("examples to train on, at least 2,000 are needed")
                .hasMessageContaining("0 examples to judge on, at least 500 are needed");
    }

    @Test
    void shouldSampleReproduciblyWithoutRepetition() {
        var all =
                Examples.between(
                        List.of(ticks(START, 5_000, 1_000)), Long.MIN_VALUE, Long.MAX_VALUE);

        long[] sample = all.sample(1_000, 3).keys();

        assertThat(sample).hasSize(1_000).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(sample).filter(key -> Arrays.binarySearch(all.keys(), key) < 0))
                .isEmpty();
        assertThat(all.sample(1_000, 3).keys()).isEqualTo(sample);
        assertThat(all.sample(1_000, 4).keys()).isNotEqualTo(sample);
        assertThat(all.sample(9_999, 4)).isSameAs(all);
    }

    private static LabelledSeries ticks(long fromMillis, int count, long everyMillis) {
        var random = new Random(count);
        var builder = new SeriesBuilder();
        for (int i = 0; i < count; i++) {
            builder.tick(fromMillis + i * everyMillis, 1_000 + random.nextInt(10_000));
        }
        return builder.labelled();
    }
}
