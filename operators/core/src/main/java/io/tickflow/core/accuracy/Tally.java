package io.tickflow.core.accuracy;

import java.util.Arrays;

/**
 * Newest judged votes of one voter on one symbol. Immutable.
 *
 * @param bits one bit each, 1 if right, as a ring
 * @param count number of votes in it
 * @param next place of the next one
 * @param correct number that was right
 * @param low true while the voter counts as below the threshold
 */
public record Tally(long[] bits, int count, int next, int correct, boolean low) {

    /** A tally of the newest {@code window} votes, none so far. */
    public static Tally empty(int window) {
        return new Tally(new long[(window + Long.SIZE - 1) / Long.SIZE], 0, 0, 0, false);
    }

    /** Share that was right, 0 to 1; NaN of none. */
    public double accuracy() {
        return (double) correct / count;
    }

    /** Interval of the share. */
    public WilsonInterval interval() {
        return WilsonInterval.of(correct, count);
    }

    /** With one vote more, and the oldest less if there are {@code window} of them. */
    Tally plus(boolean right, int window) {
        if (bits.length != empty(window).bits.length || next >= window || count > window) {
            // The settings have another window now.
            return empty(window).plus(right, window);
        }
        long[] copy = bits.clone();
        long mask = 1L << next;
        int word = next / Long.SIZE;
        boolean isFull = count == window;
        int leaving = isFull && (copy[word] & mask) != 0 ? 1 : 0;
        copy[word] = right ? copy[word] | mask : copy[word] & ~mask;
        return new Tally(
                copy,
                isFull ? count : count + 1,
                (next + 1) % window,
                correct - leaving + (right ? 1 : 0),
                low);
    }

    /** The same below the threshold, or not. */
    Tally as(boolean isLow) {
        return new Tally(bits, count, next, correct, isLow);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally that
                && Arrays.equals(bits, that.bits)
                && count == that.count
                && next == that.next
                && correct == that.correct
                && low == that.low;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits) * 31 + count;
    }
}
