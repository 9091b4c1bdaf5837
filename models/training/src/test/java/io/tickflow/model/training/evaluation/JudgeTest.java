package io.tickflow.model.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.Labels;
import io.tickflow.core.label.QuoteSeries;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Judgements against naive implementations of their definitions. */
class JudgeTest {

    private static final int TICKS = 20_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final double LEAST = 0.6;
    private static final Gate GATE = Gate.confidence(LEAST);
    private static final double EXACT = 1e-12;

    private final Map<Integer, QuoteSeries> quotes = Map.of(0, quotes("A", 1), 1, quotes("B", 2));
    private final Map<String, byte[]> labelled = new HashMap<>();

    @Test
    void shouldEqualNaiveFiguresAtTheGate() {
        PredictedRows rows = rows(Labels.SM_N5);
        int gated = 0;
        int right = 0;
        int up = 0;
        double brier = 0;
        var days = new HashMap<Long, int[]>();
        for (int i = 0; i < rows.size(); i++) {
            double probability = rows.probabilities()[i];
            int label = label(rows, Labels.SM_N5, i);
            brier += (probability - label) * (probability - label);
            if (Math.max(probability, 1 - probability) >= LEAST) {
                boolean correct = (probability > 0.5) == (label == 1);
                gated++;
                up += label;
                right += correct ? 1 : 0;
                int[] day = days.computeIfAbsent(millis(rows, i) / DAY_MILLIS, key -> new int[2]);
                day[0]++;
                day[1] += correct ? 1 : 0;
            }
        }
        double worst =
                days.values().stream()
                        .filter(day -> day[0] >= 100)
                        .mapToDouble(day -> (double) day[1] / day[0])
                        .min()
                        .orElseThrow();

        Judgement judged = Judge.judge(rows, GATE);

        assertThat(judged.rows()).isEqualTo(rows.size()).isGreaterThan(TICKS);
        assertThat(judged.brier()).isCloseTo(brier / rows.size(), within(EXACT));
        assertThat(judged.gated().rows()).isEqualTo(gated);
        assertThat(judged.gated().accuracy()).isEqualTo((double) right / gated);
        assertThat(judged.gated().baseRate()).isEqualTo((double) up / gated);
        assertThat(judged.gated().interval().low()).isLessThan(judged.gated().accuracy());
        assertThat(judged.gated().interval().high()).isGreaterThan(judged.gated().accuracy());
        assertThat(days).hasSizeGreaterThan(1);
        assertThat(judged.gated().worstDay()).isNotNull();
        assertThat(judged.gated().worstDay().accuracy()).isEqualTo(worst);
        assertThat(LocalDate.ofEpochDay(judged.gated().worstDay().day()).getYear()).isEqualTo(2014);
    }

    @Test
    void shouldEqualNaiveDelays() {
        PredictedRows rows = rows(Labels.SM_N5);

        for (Judgement.Delay delay : Judge.judge(rows, GATE).delays()) {
            int all = 0;
            int right = 0;
            for (int i = 0; i < rows.size(); i++) {
                double probability = rows.probabilities()[i];
                int later = later(rows, i, delay.delayMillis());
                byte label = rows.seriesOf(i).label(later);
                if (Math.max(probability, 1 - probability) >= LEAST && label >= 0) {
                    all++;
                    right += (probability > 0.5) == (label == 1) ? 1 : 0;
                }
            }
            assertThat(delay.rows()).isEqualTo(all);
            assertThat(delay.accuracy()).isEqualTo((double) right / all);
        }
        assertThat(Judge.judge(rows, GATE).delays())
                .extracting(Judgement.Delay::delayMillis)
                .containsExactly(100L, 250L, 1_000L);
    }

    @Test
    void shouldJudgeVolatilityByItsOwnRules() {
        Label label = Labels.parse("rv_60s");
        PredictedRows rows = rows(label);
        int up = 0;
        for (int i = 0; i < rows.size(); i++) {
            up += label(rows, label, i);
        }

        Judgement judged = Judge.judge(rows, GATE);

        assertThat(judged.delays()).isEmpty();
        assertThat(judged.baselines())
                .extracting(Judgement.Baseline::key)
                .containsExactly("varianceReversal", "alwaysUp");
        assertThat(judged.baselines().get(1).accuracy()).isEqualTo((double) up / rows.size());
        // In a random walk the past variance reverts, so the rule beats chance.
        assertThat(judged.baselines().get(0).rows()).isBetween(100, rows.size());
        assertThat(judged.baselines().get(0).accuracy()).isGreaterThan(0.55);
    }

    @Test
    void shouldReportNanWithoutRows() {
        var rows = new PredictedRows(Target.of(Labels.SM_N5), List.of(), new long[0], new float[0]);

        Judgement judged = Judge.judge(rows, GATE);

        assertThat(judged.rows()).isZero();
        assertThat(judged.gated().accuracy()).isNaN();
        assertThat(judged.gated().worstDay()).isNull();
        assertThat(judged.baselines()).allMatch(baseline -> Double.isNaN(baseline.accuracy()));
    }

    private static long millis(PredictedRows rows, int i) {
        return rows.series()
                .get((int) (rows.keys()[i] >> 32))
                .quotes()
                .millis((int) rows.keys()[i]);
    }

    private int label(PredictedRows rows, Label label, int i) {
        byte[] labels =
                labelled.computeIfAbsent(
                        label.name() + (rows.keys()[i] >> 32),
                        key -> label.of(quotes.get((int) (rows.keys()[i] >> 32))));
        return labels[(int) rows.keys()[i]];
    }

    private static int later(PredictedRows rows, int i, long delayMillis) {
        QuoteSeries all = rows.seriesOf(i).quotes();
        int later = rows.rowOf(i);
        for (int row = later + 1; row < all.sessionEnd(rows.rowOf(i)); row++) {
            if (all.millis(row) > all.millis(rows.rowOf(i)) + delayMillis) {
                break;
            }
            later = row;
        }
        return later;
    }

    /** All labelled rows of both symbols, with probabilities that lean to the label. */
    private PredictedRows rows(Label label) {
        var random = new SplittableRandom(5);
        var selection = new RowSelection(Target.of(label), Long.MIN_VALUE);
        for (int symbol = 0; symbol < 2; symbol++) {
            JudgedSeries series =
                    Target.of(label).series(quotes.get(symbol), new ProbabilityColumn(), GATE);
            var column = new ProbabilityColumn();
            for (int row = 600; row < TICKS; row++) {
                if (random.nextInt(10) > 0) {
                    double lean = 0.1 * (series.label(row) == Label.UP ? 1 : -1);
                    double value = 0.5 + lean + random.nextDouble() * 0.6 - 0.3;
                    column.set(row, (float) Math.min(1, Math.max(0, value)));
                }
            }
            selection.add(series, column, column);
        }
        return selection.rows();
    }

    private static QuoteSeries quotes(String symbol, long seed) {
        var random = new SplittableRandom(seed);
        var series = new QuoteSeries(symbol);
        long millis = 1_400_000_000_000L;
        double mid = 10_000;
        for (int i = 0; i < TICKS; i++) {
            millis += random.nextInt(5_000) == 0 ? 3_600_000 : random.nextInt(12_000);
            mid += random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0;
            series.add(millis, mid, 3, i == 0);
        }
        return series;
    }
}
