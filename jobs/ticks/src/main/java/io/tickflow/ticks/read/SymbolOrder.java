package io.tickflow.ticks.read;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickFileException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Order of the files of a command: those of a symbol follow one another by their first ticks, in
 * whatever order they were named. Where two overlap, the ticks of the later file are repeated or
 * out of order and are rejected as such when they are computed.
 */
public final class SymbolOrder {

    /** Rule of most servers, precise enough to compare files with different clocks. */
    private static final ServerTime SERVER = ServerTime.parse("new-york+7h");

    private record Start(TickFile file, long utcMillis) {}

    private SymbolOrder() {}

    /**
     * Sorts files, reading the first tick of each. A symbol keeps its places in the list.
     *
     * @throws IOException if a file cannot be read
     * @throws TickFileException if a file is refused
     */
    public static List<TickFile> of(List<TickFile> files) throws IOException {
        Map<String, List<Start>> starts = new HashMap<>();
        for (TickFile file : files) {
            starts.computeIfAbsent(file.symbol(), symbol -> new ArrayList<>()).add(start(file));
        }
        Map<String, Deque<TickFile>> sorted = new HashMap<>();
        starts.forEach((symbol, ofSymbol) -> sorted.put(symbol, sorted(ofSymbol)));
        return files.stream()
                .map(file -> Objects.requireNonNull(sorted.get(file.symbol())).remove())
                .toList();
    }

    private static Deque<TickFile> sorted(List<Start> starts) {
        starts.sort(Comparator.comparingLong(Start::utcMillis));
        var files = new ArrayDeque<TickFile>();
        starts.forEach(start -> files.add(start.file()));
        return files;
    }

    /** First tick of a file; a file without one comes last. */
    private static Start start(TickFile file) throws IOException {
        try (TickReader reader = TickReader.open(file)) {
            return new Start(
                    file,
                    reader.hasNext()
                            ? reader.tick(reader.next(), SERVER, 0, 0).eventTimeMillis()
                            : Long.MAX_VALUE);
        }
    }
}
