package io.tickflow.cli.sql;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Known names that resemble one that is not known. */
final class NearNames {

    private static final int NAMES_MAX = 5;

    /** One letter in this many may be wrong, and {@link #SLIPS} in a short name. */
    private static final int LETTERS = 3;

    private static final int SLIPS = 2;

    private NearNames() {}

    /** Names with the most resemblance first: those with the fewest letters to change. */
    static List<String> of(String name, Collection<String> known) {
        int most = Math.max(SLIPS, name.length() / LETTERS);
        return known.stream()
                .filter(
                        each ->
                                each.contains(name)
                                        || name.contains(each)
                                        || changes(name, each) <= most)
                .sorted(
                        Comparator.comparingInt((String each) -> changes(name, each))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(NAMES_MAX)
                .toList();
    }

    /** Letters to add, to drop, to replace or to swap with the next (Damerau 1964). */
    private static int changes(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        Arrays.setAll(last, column -> column);
        for (int row = 1; row <= from.length(); row++) {
            int[] next = new int[to.length() + 1];
            next[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                boolean isSame = from.charAt(row - 1) == to.charAt(column - 1);
                next[column] =
                        Math.min(
                                Math.min(last[column], next[column - 1]) + 1,
                                last[column - 1] + (isSame ? 0 : 1));
                if (row > 1
                        && column > 1
                        && from.charAt(row - 1) == to.charAt(column - 2)
                        && from.charAt(row - 2) == to.charAt(column - 1)) {
                    next[column] = Math.min(next[column], beforeLast[column - 2] + 1);
                }
            }
            beforeLast = last;
            last = next;
        }
        return last[to.length()];
    }
}
