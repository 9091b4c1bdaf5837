package io.tickflow.core.label;

/**
 * Numbers of labels by outcome.
 *
 * @param up labels 1
 * @param down labels 0
 * @param ties equal sides
 * @param cut ticks too close to an end of their session or of the data
 * @param notDue ticks at which the label is not asked
 */
public record LabelCounts(long up, long down, long ties, long cut, long notDue) {

    /** Counts nothing. */
    public static final LabelCounts NONE = new LabelCounts(0, 0, 0, 0, 0);

    /** Labels 0 and 1. */
    public long labelled() {
        return up + down;
    }

    /** Counts one more label. */
    public LabelCounts with(byte label) {
        return switch (label) {
            case Label.UP -> new LabelCounts(up + 1, down, ties, cut, notDue);
            case Label.DOWN -> new LabelCounts(up, down + 1, ties, cut, notDue);
            case Label.TIE -> new LabelCounts(up, down, ties + 1, cut, notDue);
            case Label.CUT -> new LabelCounts(up, down, ties, cut + 1, notDue);
            case Label.NOT_DUE -> new LabelCounts(up, down, ties, cut, notDue + 1);
            default -> throw new IllegalArgumentException("no label: " + label);
        };
    }
}
