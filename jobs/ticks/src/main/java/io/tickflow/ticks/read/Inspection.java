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
 * @param malformed unreadable lines before them, at most 20
 */
public record Inspection(
        TickFile file, Reading reading, List<TickRow> first, List<MalformedLine> malformed) {

    private static final int ROWS = 3;

    /**
     * Looks at a file. Its symbol is the user's, else that of its name; where the rows name one
     * that does not fit the name, theirs.
     *
     * @throws IOException if it is absent or cannot be read
     * @throws TickFileException if it holds no ticks, or its layout cannot be told
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
            return new Inspection(file, reader.reading(), first, reader.malformedLines());
        }
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
                            + String.join(", ", symbols)
                            + "); choose one with --symbol");
        }
        String symbol = symbols.get(0);
        boolean named = new SymbolFilter(TickFile.nameOf(path), false).accepts(symbol);
        return named
                ? TickFile.of(path, options)
                : new TickFile(symbol, path.toAbsolutePath().toString(), options);
    }
}
