package io.tickflow.model.training;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chosen ticks of several series: the rows to train on or to judge on.
 *
 * @param series all series
 * @param keys series in the upper half, row in the lower; by series, then by row
 * @param ties ticks within the same bounds that were left out as ties
 */
record Examples(List<LabelledSeries> series, long[] keys, long ties) {

    /** Examples whose tick and whose label lie in {@code [fromMillis, toMillis)}. */
    static Examples between(List<LabelledSeries> series, long fromMillis, long toMillis) {
        var keys = new long[1024];
        int count = 0;
        long ties = 0;
        for (int s = 0; s < series.size(); s++) {
            LabelledSeries one = series.get(s);
            for (int row = 0; row < one.series().size(); row++) {
                long millis = one.series().millis(row);
                if (millis < fromMillis || millis >= toMillis) {
                    continue;
                }
                if (one.isTie(row)) {
                    ties++;
                } else if (one.isExample(row) && one.labelEndMillis(row) < toMillis) {
                    keys = count == keys.length ? Arrays.copyOf(keys, 2 * count) : keys;
                    keys[count++] = (long) s << Integer.SIZE | row;
                }
            }
        }
        return new Examples(series, Arrays.copyOf(keys, count), ties);
    }

    int size() {
        return keys.length;
    }

    int seriesIndex(int index) {
        return (int) (keys[index] >>> Integer.SIZE);
    }

    LabelledSeries seriesOf(int index) {
        return series.get(seriesIndex(index));
    }

    int rowOf(int index) {
        return (int) keys[index];
    }

    long millis(int index) {
        return seriesOf(index).series().millis(rowOf(index));
    }

    byte label(int index) {
        return seriesOf(index).labels()[rowOf(index)];
    }

    /** At most {@code max} of these, each with the same chance, in the same order. */
    Examples sample(int max, long seed) {
        if (keys.length <= max) {
            return this;
        }
        var random = new SplittableRandom(seed);
        var chosen = new long[max];
        int count = 0;
        for (int i = 0; count < max; i++) {
            if (random.nextInt(keys.length - i) < max - count) {
                chosen[count++] = keys[i];
            }
        }
        return new Examples(series, chosen, ties);
    }

    /** Features, row-major. */
    float[] inputs() {
        int width = series.get(0).series().width();
        var inputs = new float[Math.multiplyExact(keys.length, width)];
        for (int i = 0; i < keys.length; i++) {
            seriesOf(i).series().copyRow(rowOf(i), inputs, i * width);
        }
        return inputs;
    }

    /** Labels, 0 or 1. */
    float[] labels() {
        var labels = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            labels[i] = label(i);
        }
        return labels;
    }
}
