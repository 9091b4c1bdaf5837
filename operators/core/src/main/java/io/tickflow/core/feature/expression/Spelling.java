package io.tickflow.core.feature.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Suggests the known name that an unknown one was probably meant to be. */
final class Spelling {

    private static final int LETTERS_FOR_ANOTHER_SLIP = 4;
    private static final int SLIPS_MAX = 3;

    private Spelling() {}

    /** Half a sentence to append; empty if no known name is near. */
    static String suggestion(String unknown, Collection<String> known) {
        String lower = unknown.toLowerCase(Locale.ROOT);
        int slipsMax = StrictMath.min(1 + lower.length() / LETTERS_FOR_ANOTHER_SLIP, SLIPS_MAX);
        return known.stream()
                .filter(name -> slips(lower, name) <= slipsMax)
                .min(
                        Comparator.comparingInt((String name) -> slips(lower, name))
                                .thenComparing(Comparator.naturalOrder()))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /** Letters to insert, drop, replace or swap with a neighbour (optimal string alignment). */
    private static int slips(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = rows[i - 1][j - 1] + (same ? 0 : 1);
        least = StrictMath.min(least, StrictMath.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? StrictMath.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
