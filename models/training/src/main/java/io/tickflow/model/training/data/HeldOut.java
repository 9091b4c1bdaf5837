package io.tickflow.model.training.data;

import io.tickflow.model.training.run.TrainingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Training examples with their last part held out, for a calibration.
 *
 * @param head examples to train on, including their labels before the boundary
 * @param tail later examples, after an embargo
 */
public record HeldOut(Examples head, Examples tail) {

    private static final double HEAD_SHARE = 0.85;
    private static final int TAIL_ROWS_MIN = 200;

    /**
     * Holds out the last examples by time.
     *
     * @throws TrainingException if they are too few
     */
    public static HeldOut of(Examples examples) {
        var millis = new long[examples.size()];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = examples.millis(i);
        }
        Arrays.sort(millis);
        long boundary = millis[(int) (millis.length * HEAD_SHARE)];
        Examples head = select(examples, i -> examples.labelEndMillis(i) < boundary);
        Examples tail =
                select(examples, i -> examples.millis(i) >= boundary + Split.EMBARGO_MILLIS);
        if (tail.size() < TAIL_ROWS_MIN) {
            throw new TrainingException(
                    List.of(
                            String.format(
                                    Locale.ROOT,
                                    "%,d examples are left to calibrate on, at least %,d are needed; maybe"
                                            + " give more ticks, or train without calibration",
                                    tail.size(),
                                    TAIL_ROWS_MIN)));
        }
        return new HeldOut(head, tail);
    }

    private static Examples select(Examples examples, IntPredicate wanted) {
        var keys = new long[examples.size()];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (wanted.test(i)) {
                keys[count++] = examples.keys()[i];
            }
        }
        return new Examples(examples.series(), Arrays.copyOf(keys, count), 0);
    }
}
