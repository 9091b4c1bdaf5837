package io.tickflow.cli.feature;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.label.Label;
import io.tickflow.core.label.LabelCounts;
import io.tickflow.core.label.QuoteRecorder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labels of all ticks, as further columns of their vectors. A label lies in the future of its row,
 * so the ticks are read once before the features; this takes 24 bytes of memory a tick.
 */
final class LabelColumns {

    private final List<Label> labels;
    private final Map<String, List<byte[]>> bySymbol = new TreeMap<>();
    private final LabelCounts[] counts;

    private LabelColumns(List<Label> labels) {
        this.labels = List.copyOf(labels);
        this.counts = new LabelCounts[labels.size()];
        Arrays.fill(counts, LabelCounts.NONE);
    }

    /** Labels the ticks of a pass; reads nothing without labels. */
    static LabelColumns read(List<Label> labels, TickPass pass, QuoteRecorder recorder)
            throws IOException {
        var columns = new LabelColumns(labels);
        if (!labels.isEmpty()) {
            pass.run(recorder::record);
            recorder.all()
                    .forEach(
                            (symbol, quotes) ->
                                    columns.bySymbol.put(
                                            symbol,
                                            labels.stream()
                                                    .map(label -> label.of(quotes))
                                                    .toList()));
        }
        return columns;
    }

    /** Names of the columns. */
    List<String> names() {
        return labels.stream().map(Label::column).toList();
    }

    /**
     * Appends the labels to a vector, as 1, 0 or NaN, and counts them.
     *
     * @param row number of the tick among the accepted ones of its symbol, from 0
     */
    FeatureVector append(FeatureVector vector, int row) {
        if (labels.isEmpty()) {
            return vector;
        }
        int features = vector.values().length;
        float[] values = Arrays.copyOf(vector.values(), features + labels.size());
        List<byte[]> ofSymbol = bySymbol.getOrDefault(vector.symbol(), List.of());
        for (int i = 0; i < labels.size(); i++) {
            byte label = ofSymbol.get(i)[row];
            counts[i] = counts[i].with(label);
            values[features + i] = label == Label.UP || label == Label.DOWN ? label : Float.NaN;
        }
        return withValues(vector, values);
    }

    private static FeatureVector withValues(FeatureVector vector, float[] values) {
        return new FeatureVector(
                vector.decisionId(),
                vector.symbol(),
                vector.eventTimeMillis(),
                vector.ordinal(),
                values,
                vector.featureHash(),
                vector.ready(),
                vector.quality(),
                vector.bid(),
                vector.ask(),
                vector.typicalSpread(),
                vector.partition(),
                vector.offset(),
                vector.appendTimeMillis(),
                vector.schema(),
                vector.settled());
    }

    /**
     * Counts of one label over all rows of the file.
     *
     * @param name name of the label
     * @param column name of its column
     */
    record Counted(String name, String column, LabelCounts counts) {}

    List<Counted> counted() {
        var counted = new ArrayList<Counted>();
        for (int i = 0; i < counts.length; i++) {
            Label label = labels.get(i);
            counted.add(new Counted(label.name(), label.column(), counts[i]));
        }
        return counted;
    }
}
