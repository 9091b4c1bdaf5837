package io.tickflow.model.training.evaluation;

import java.util.Collection;
import java.util.List;

/**
 * Probabilities of a model on labelled ticks of several symbols.
 *
 * @param target question that the model answers
 * @param series series of the ticks
 * @param keys series in the upper half, row in the lower
 * @param probabilities probability of label 1 at each of them
 */
public record PredictedRows(
        Target target, List<JudgedSeries> series, long[] keys, float[] probabilities) {

    private static final long BLOCK_MILLIS = 600_000;

    /** Number of rows. */
    public int size() {
        return keys.length;
    }

    /** Number of rows of these symbols from {@code fromMillis} to {@code toMillis}, UTC. */
    public int countBetween(Collection<String> symbols, long fromMillis, long toMillis) {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            boolean isThen = millis(i) >= fromMillis && millis(i) <= toMillis;
            count += isThen && symbols.contains(seriesOf(i).quotes().symbol()) ? 1 : 0;
        }
        return count;
    }

    JudgedSeries seriesOf(int index) {
        return series.get((int) (keys[index] >>> Integer.SIZE));
    }

    int rowOf(int index) {
        return (int) keys[index];
    }

    long millis(int index) {
        return seriesOf(index).quotes().millis(rowOf(index));
    }

    byte label(int index) {
        return seriesOf(index).label(rowOf(index));
    }

    /** Probabilities and labels, in blocks of ten minutes that all symbols share. */
    Scored scored() {
        var labels = new byte[size()];
        var blocks = new long[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = label(i);
            blocks[i] = millis(i) / BLOCK_MILLIS;
        }
        return new Scored(probabilities, labels, blocks);
    }
}
