package io.tickflow.model.training.evaluation;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.QuoteSeries;
import io.tickflow.model.training.evaluation.Judgement.Baseline;
import io.tickflow.model.training.evaluation.Judgement.Day;
import io.tickflow.model.training.evaluation.Judgement.Delay;
import io.tickflow.model.training.evaluation.Judgement.Gated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Judges predictions by the labels that came true. A pure function of its input. */
public final class Judge {

    /** Rows at the gate that a day needs to be the worst one, as fewer say little. */
    public static final int WORST_DAY_ROWS_MIN = 100;

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final long[] DELAYS_MILLIS = {100, 250, 1_000};

    private final PredictedRows rows;
    private final Scored scored;
    private final Gate gate;

    private Judge(PredictedRows rows, Gate gate) {
        this.rows = rows;
        this.scored = rows.scored();
        this.gate = gate;
    }

    /**
     * Judges predictions.
     *
     * @param gate gate of the predictions that count
     */
    public static Judgement judge(PredictedRows rows, Gate gate) {
        return new Judge(rows, gate).judgement();
    }

    private Judgement judgement() {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            from = Math.min(from, rows.millis(i));
            to = Math.max(to, rows.millis(i));
        }
        return new Judgement(
                from,
                to,
                rows.size(),
                scored.accuracy(Gate.OPEN),
                scored.baseRate(Gate.OPEN),
                scored.auc(),
                scored.expectedCalibrationError(),
                scored.brier(),
                gated(),
                baselines(),
                rows.target().hasDelays() ? delays() : List.of());
    }

    private Gated gated() {
        return new Gated(
                gate,
                scored.rows(gate),
                scored.coverage(gate),
                scored.accuracy(gate),
                scored.accuracyInterval(gate),
                scored.baseRate(gate),
                worstDay());
    }

    private @Nullable Day worstDay() {
        Map<Long, int[]> days = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (gate.reaches(rows.probabilities()[i])) {
                int[] counts =
                        days.computeIfAbsent(
                                Math.floorDiv(rows.millis(i), DAY_MILLIS), day -> new int[2]);
                counts[0]++;
                counts[1] += gate.isRight(rows.probabilities()[i], rows.label(i)) ? 1 : 0;
            }
        }
        return days.entrySet().stream()
                .filter(day -> day.getValue()[0] >= WORST_DAY_ROWS_MIN)
                .map(
                        day ->
                                new Day(
                                        day.getKey(),
                                        day.getValue()[0],
                                        share(day.getValue()[1], day.getValue()[0])))
                .min(Comparator.comparingDouble(Day::accuracy))
                .orElse(null);
    }

    private List<Baseline> baselines() {
        var baselines = new ArrayList<Baseline>();
        List<BaselineRule> rules = rows.target().rules();
        for (int rule = 0; rule < rules.size(); rule++) {
            baselines.add(baseline(rules.get(rule), rule));
        }
        return baselines;
    }

    private Baseline baseline(BaselineRule rule, int number) {
        int all = 0;
        int right = 0;
        int allAtGate = 0;
        int rightAtGate = 0;
        for (int i = 0; i < rows.size(); i++) {
            byte opinion = rows.seriesOf(i).opinion(number, rows.rowOf(i));
            if (opinion != 0) {
                boolean correct = opinion > 0 == (rows.label(i) == Label.UP);
                boolean counted = gate.reaches(rows.probabilities()[i]);
                all++;
                right += correct ? 1 : 0;
                allAtGate += counted ? 1 : 0;
                rightAtGate += correct && counted ? 1 : 0;
            }
        }
        return new Baseline(
                rule.key(),
                rule.description(),
                all,
                share(right, all),
                allAtGate,
                share(rightAtGate, allAtGate));
    }

    private List<Delay> delays() {
        var delays = new ArrayList<Delay>();
        for (long delayMillis : DELAYS_MILLIS) {
            delays.add(delayed(delayMillis));
        }
        return delays;
    }

    /** Judges the same predictions by the label of the tick current {@code delayMillis} later. */
    private Delay delayed(long delayMillis) {
        int all = 0;
        int right = 0;
        for (int i = 0; i < rows.size(); i++) {
            float probability = rows.probabilities()[i];
            if (gate.reaches(probability)) {
                JudgedSeries one = rows.seriesOf(i);
                byte label = one.label(stateAfter(one.quotes(), rows.rowOf(i), delayMillis));
                if (label >= 0) {
                    all++;
                    right += gate.isRight(probability, label) ? 1 : 0;
                }
            }
        }
        return new Delay(delayMillis, all, share(right, all));
    }

    private static int stateAfter(QuoteSeries quotes, int row, long delayMillis) {
        int state = row;
        long untilMillis = quotes.millis(row) + delayMillis;
        while (state + 1 < quotes.size()
                && !quotes.startsSession(state + 1)
                && quotes.millis(state + 1) <= untilMillis) {
            state++;
        }
        return state;
    }

    private static double share(int part, int all) {
        return all == 0 ? Double.NaN : (double) part / all;
    }
}
