package io.tickflow.model.training.data;

import io.tickflow.core.label.Label;
import io.tickflow.model.training.run.TrainingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Examples for training, and later ones for judging.
 *
 * @param name readable name of the later part
 * @param train examples before the boundary, including their labels
 * @param judge examples after the boundary and the embargo
 */
public record Split(String name, Examples train, Examples judge) {

    /** Time after the last training tick that is not judged, as its ticks share state with it. */
    public static final long EMBARGO_MILLIS = 600_000;

    private static final int TRAIN_ROWS_MIN = 2_000;
    private static final int JUDGE_ROWS_MIN = 500;
    private static final double JUDGED_SHARE = 0.1;
    private static final double JUDGED_SHARE_MIN = 0.03;
    private static final double JUDGED_SHARE_MAX = 0.4;

    /**
     * Splits at {@code boundaryMillis}.
     *
     * @param toMillis end of the later part
     */
    public static Split at(
            String name, List<LabelledSeries> series, long boundaryMillis, long toMillis) {
        return new Split(
                name,
                Examples.between(series, Long.MIN_VALUE, boundaryMillis),
                Examples.between(series, boundaryMillis + EMBARGO_MILLIS, toMillis));
    }

    /**
     * Rejects a split with too few examples.
     *
     * @throws TrainingException naming the number found and the number needed
     */
    public void requireEnough() {
        var problems = new ArrayList<String>();
        require("train", train.size(), TRAIN_ROWS_MIN, problems);
        require("judge", judge.size(), JUDGE_ROWS_MIN, problems);
        if (problems.isEmpty() && !hasBothLabels(train)) {
            problems.add("the mid only ever moves one way in the training part");
        }
        if (!problems.isEmpty()) {
            throw new TrainingException(problems);
        }
    }

    private static void require(String what, int rows, int rowsMin, List<String> problems) {
        if (rows < rowsMin) {
            problems.add(
                    String.format(
                            Locale.ROOT,
                            "the ticks give %,d examples to %s on, at least %,d are needed (an"
                                    + " example is a tick with settled features, which takes ten"
                                    + " minutes of a session, and five more after it)",
                            rows,
                            what,
                            rowsMin));
        }
    }

    public boolean isEnough() {
        return train.size() >= TRAIN_ROWS_MIN
                && judge.size() >= JUDGE_ROWS_MIN
                && hasBothLabels(train);
    }

    private static boolean hasBothLabels(Examples examples) {
        boolean up = false;
        boolean down = false;
        for (int i = 0; i < examples.size() && !(up && down); i++) {
            up |= examples.label(i) == Label.UP;
            down |= examples.label(i) == Label.DOWN;
        }
        return up && down;
    }

    /**
     * Finds the midnight (UTC) after which the share of examples is closest to a tenth; without any
     * share from 3% to 40%, the time after which it is a tenth.
     */
    public static long defaultBoundary(List<LabelledSeries> series) {
        long[] millis = times(series);
        if (millis.length == 0) {
            return 0;
        }
        long best = millis[(int) (millis.length * (1 - JUDGED_SHARE))];
        double bestGap = Double.MAX_VALUE;
        for (LocalDate day : days(millis)) {
            long midnight = startOf(day);
            double share = shareFrom(millis, midnight);
            double gap = Math.abs(share - JUDGED_SHARE);
            if (share >= JUDGED_SHARE_MIN && share <= JUDGED_SHARE_MAX && gap < bestGap) {
                best = midnight;
                bestGap = gap;
            }
        }
        return best;
    }

    /**
     * Splits off each of the last days in turn, to be judged by a model of the days before; days
     * too short are left out.
     */
    public static List<Split> walkForward(List<LabelledSeries> series, int foldsMax) {
        var splits = new ArrayList<Split>();
        List<LocalDate> days = days(times(series));
        for (int i = days.size() - 1; i > 0 && splits.size() < foldsMax; i--) {
            long midnight = startOf(days.get(i));
            long next = midnight + Duration.ofDays(1).toMillis();
            Split split = at(days.get(i).toString(), series, midnight, next);
            if (split.isEnough()) {
                splits.add(0, split);
            }
        }
        return splits;
    }

    private static long[] times(List<LabelledSeries> series) {
        Examples all = Examples.between(series, Long.MIN_VALUE, Long.MAX_VALUE);
        var millis = new long[all.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = all.millis(i);
        }
        Arrays.sort(millis);
        return millis;
    }

    private static List<LocalDate> days(long[] sortedMillis) {
        return Arrays.stream(sortedMillis)
                .mapToObj(at -> Instant.ofEpochMilli(at).atOffset(ZoneOffset.UTC).toLocalDate())
                .distinct()
                .toList();
    }

    private static double shareFrom(long[] sortedMillis, long fromMillis) {
        int at = Arrays.binarySearch(sortedMillis, fromMillis);
        int before = at >= 0 ? at : -at - 1;
        return (double) (sortedMillis.length - before) / sortedMillis.length;
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
