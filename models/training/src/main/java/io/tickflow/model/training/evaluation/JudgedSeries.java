package io.tickflow.model.training.evaluation;

import io.tickflow.core.label.Label;
import io.tickflow.core.label.QuoteSeries;
import java.util.List;

/**
 * Quotes of one symbol with the label of each tick and the opinions of the baselines, for any
 * number of predictions. Immutable.
 */
public final class JudgedSeries {

    private final QuoteSeries quotes;
    private final byte[] labels;
    private final List<byte[]> opinions;

    /** Takes the labels of quotes that do not grow any more. */
    JudgedSeries(QuoteSeries quotes, byte[] labels, List<BaselineRule> rules) {
        this.quotes = quotes;
        this.labels = labels;
        this.opinions = rules.stream().map(rule -> rule.opinions(quotes)).toList();
    }

    /** Quotes of the ticks. */
    public QuoteSeries quotes() {
        return quotes;
    }

    /** Label of a tick, see {@link Label}. */
    public byte label(int row) {
        return labels[row];
    }

    /** Answer of a baseline at a tick: above 0 for label 1, below 0 for label 0, 0 for none. */
    byte opinion(int rule, int row) {
        return opinions.get(rule)[row];
    }
}
