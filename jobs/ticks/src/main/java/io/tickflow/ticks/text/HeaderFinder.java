package io.tickflow.ticks.text;

import io.tickflow.ticks.content.TextEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the line that names the columns. */
final class HeaderFinder {

    static final List<Character> SEPARATORS = List.of('\t', ';', ',', '|', ' ');

    private static final int LINES_MAX = 20;
    private static final int KNOWN_MIN = 2;

    private HeaderFinder() {}

    /**
     * Line of names.
     *
     * @param index among the lines searched
     * @param separator of the names
     * @param names as the file has them
     * @param fields of the names; null for an unknown one
     */
    record Header(int index, char separator, List<String> names, List<@Nullable Field> fields) {}

    /** Finds the header among the first lines; null if the rows start at once. */
    static @Nullable Header find(List<Line> lines, TextEncoding encoding) {
        Header best = null;
        long bestKnown = KNOWN_MIN - 1;
        for (int i = 0; i < Math.min(LINES_MAX, lines.size()); i++) {
            for (String text : encoding.variants(lines.get(i).text())) {
                for (char separator : SEPARATORS) {
                    Header header = header(i, text, separator);
                    long known = header.fields().stream().filter(Objects::nonNull).count();
                    if (known > bestKnown && holdsNames(header)) {
                        best = header;
                        bestKnown = known;
                    }
                }
            }
        }
        return best == null ? unknown(lines) : best;
    }

    private static Header header(int index, String text, char separator) {
        var cells = new Cells(separator);
        cells.split(text);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells.count(); i++) {
            names.add(cells.text(i));
        }
        return new Header(index, separator, names, ColumnNames.fieldsOf(names));
    }

    private static boolean holdsNames(Header header) {
        return header.names().stream()
                .noneMatch(
                        name ->
                                Decimals.isNumber(name)
                                        || SampleTable.isDateTime(name)
                                        || SampleTable.isDate(name)
                                        || SampleTable.isTimeOfDay(name));
    }

    /** First line, if it has several words and nothing else, as in a language not known here. */
    private static @Nullable Header unknown(List<Line> lines) {
        Header widest = null;
        for (char separator : SEPARATORS) {
            Header header = header(0, lines.get(0).text(), separator);
            boolean words =
                    header.names().size() >= 2
                            && holdsNames(header)
                            && header.names().stream().allMatch(HeaderFinder::isWordy)
                            && header.names().stream().anyMatch(HeaderFinder::hasLetter);
            if (words && (widest == null || header.names().size() > widest.names().size())) {
                widest = header;
            }
        }
        return widest;
    }

    private static boolean hasLetter(String name) {
        return name.codePoints().anyMatch(Character::isLetter);
    }

    /** Returns true for words, which may have a number, but not for a packed row. */
    private static boolean isWordy(String name) {
        long letters = name.codePoints().filter(Character::isLetter).count();
        return letters >= name.codePoints().filter(Character::isDigit).count();
    }
}
