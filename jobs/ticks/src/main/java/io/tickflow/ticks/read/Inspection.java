package io.tickflow.ticks.read;

import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.SymbolFilter;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Start of a file: its interpretation, its symbol and its first ticks.
 *
 * @param file with its symbol
 * @param reading interpretation of the file
 * @param first its first ticks, at most three
 * @param malformed unreadable lines at the start, at most 20
 */
public record Inspection(
        TickFile file, Reading reading, List<TickRow> first, List<MalformedLine> malformed) {

    private static final int ROWS = 3;
    private static final int SHOWN_MAX = 5;
    private static final int ORDER_ROWS = 256;

    /**
     * Looks at a file. Its symbol is the user's, else that of its name; where the rows name one
     * that does not fit the name, theirs.
     *
     * @throws IOException if it is absent or cannot be read
     * @throws TickFileException if it holds no ticks, its layout cannot be told, or its times
     *     descend
     * @throws IllegalArgumentException if neither name nor rows tell the symbol
     */
    public static Inspection of(Path path, ReadOptions options) throws IOException {
        TickFile file =
                options.symbol() == null ? ofRows(path, options) : TickFile.of(path, options);
        try (TickReader reader = TickReader.open(file)) {
            var first = new ArrayList<TickRow>();
            while (first.size() < ROWS && reader.hasNext()) {
                first.add(reader.next());
            }
            if (first.size() == ROWS && descends(first, reader)) {
                throw new TickFileException(
                        file.name()
                                + ": its times descend, the newest tick comes first. Turn it round,"
                                + " such as with sort or tac, and keep the header on top");
            }
            return new Inspection(file, reader.reading(), first, reader.malformedLines());
        }
    }

    /** Reason for which a file has no tick: its first unreadable line; empty without one. */
    public static String reasonOf(List<MalformedLine> malformed) {
        return malformed.stream()
                .findFirst()
                .map(line -> ": line " + line.line() + ": " + line.reason() + advice(line.reason()))
                .orElse("");
    }

    private static String advice(String reason) {
        return reason.startsWith("no date and time")
                ? ". Maybe write times as 2024-03-06 10:05:00.123, or name the column of the time"
                        + " with --columns"
                : "";
    }

    /** Looks at the next rows; a cut among them is left to the reader of the whole file. */
    private static boolean descends(List<TickRow> first, TickReader reader) {
        var order = new TimeOrder();
        first.forEach(order::add);
        try {
            for (int row = ROWS; row < ORDER_ROWS && reader.hasNext(); row++) {
                order.add(reader.next());
            }
        } catch (TickFileException e) {
            return order.descends();
        }
        return order.descends();
    }

    private static TickFile ofRows(Path path, ReadOptions options) throws IOException {
        var unnamed = new TickFile("", path.toAbsolutePath().toString(), options);
        List<String> symbols;
        try (TickReader reader = TickReader.open(unnamed)) {
            symbols = reader.reading().symbols();
        } catch (TickFileException e) {
            if (TickFile.nameOf(path).isBlank()) {
                throw TickFile.withoutSymbol(path);
            }
            throw e;
        }
        if (symbols.isEmpty()) {
            return TickFile.of(path, options);
        }
        if (symbols.size() > 1) {
            throw new TickFileException(
                    unnamed.name()
                            + ": the rows have several symbols ("
                            + String.join(
                                    ", ", symbols.subList(0, Math.min(SHOWN_MAX, symbols.size())))
                            + (symbols.size() > SHOWN_MAX ? ", ..." : "")
                            + "); choose one with --symbol");
        }
        String symbol = symbols.get(0);
        boolean named = new SymbolFilter(TickFile.nameOf(path), false).accepts(symbol);
        return named
                ? TickFile.of(path, options)
                : new TickFile(symbol, path.toAbsolutePath().toString(), options);
    }
}
