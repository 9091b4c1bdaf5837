package io.tickflow.model.training.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Selected ticks of several series, for training or judging.
 *
 * @param series all series
 * @param keys series in the upper half, row in the lower, sorted by series and row
 * @param ties number of ties left out within the same bounds
 */
public record Examples(List<LabelledSeries> series, long[] keys, long ties) {

    /** Selects examples with tick and label in {@code [fromMillis, toMillis)}. */
    public static Examples between(List<LabelledSeries> series, long fromMillis, long toMillis) {
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

    public int size() {
        return keys.length;
    }

    public int seriesIndex(int index) {
        return (int) (keys[index] >>> Integer.SIZE);
    }

    public LabelledSeries seriesOf(int index) {
        return series.get(seriesIndex(index));
    }

    public int rowOf(int index) {
        return (int) keys[index];
    }

    public long millis(int index) {
        return seriesOf(index).series().millis(rowOf(index));
    }

    /** UTC time of the last tick in the label of an example. */
    long labelEndMillis(int index) {
        return seriesOf(index).labelEndMillis(rowOf(index));
    }

    public byte label(int index) {
        return seriesOf(index).labels()[rowOf(index)];
    }

    /** Samples at most {@code max} examples uniformly, keeping their order. */
    public Examples sample(int max, long seed) {
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

    /** Features of all examples, row-major. */
    public float[] inputs() {
        int width = series.get(0).series().width();
        var inputs = new float[Math.multiplyExact(keys.length, width)];
        for (int i = 0; i < keys.length; i++) {
            seriesOf(i).series().copyRow(rowOf(i), inputs, i * width);
        }
        return inputs;
    }

    /** Labels of all examples, 0 or 1. */
    public float[] labels() {
        var labels = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            labels[i] = label(i);
        }
        return labels;
    }
}
