package io.tickflow.job.backfill.archive;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.core.market.ServerTime;
import io.tickflow.job.backfill.source.ArchivePosition;
import io.tickflow.job.backfill.source.TickArchive;
import io.tickflow.job.backfill.source.TickCursor;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.read.SymbolOrder;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Archive of tick files. Those of a symbol follow one another in the order of their first ticks.
 * Where they overlap, the repeated ticks are rejected as out of order or as duplicates.
 */
public final class ExportArchive implements TickArchive {

    private final FeedClock clock;
    private final Map<String, List<TickFile>> filesBySymbol;
    private final Map<String, Long> bytesBySymbol = new HashMap<>();

    private ExportArchive(FeedClock clock, Map<String, List<TickFile>> filesBySymbol)
            throws IOException {
        this.clock = clock;
        this.filesBySymbol = filesBySymbol;
        for (List<TickFile> files : filesBySymbol.values()) {
            for (TickFile file : files) {
                bytesBySymbol.merge(file.symbol(), Files.size(file.path()), Long::sum);
            }
        }
    }

    /**
     * Creates an archive of {@code files}, reading the first tick of each.
     *
     * @param clock server-time rules of their symbols
     * @throws IOException if a file cannot be read
     */
    public static ExportArchive of(List<TickFile> files, FeedClock clock) throws IOException {
        var bySymbol = new LinkedHashMap<String, List<TickFile>>();
        for (TickFile file : SymbolOrder.of(files)) {
            bySymbol.computeIfAbsent(file.symbol(), s -> new ArrayList<>()).add(file);
        }
        return new ExportArchive(clock, bySymbol);
    }

    @Override
    public String origin() {
        return "history";
    }

    @Override
    public List<String> symbols() {
        return List.copyOf(filesBySymbol.keySet());
    }

    /** Size in bytes of files. */
    @Override
    public long size(String symbol) {
        return bytesBySymbol.getOrDefault(symbol, 0L);
    }

    @Override
    public Map<String, Long> lastMillis() throws IOException {
        var last = new HashMap<String, Long>();
        for (String symbol : symbols()) {
            List<TickFile> files = filesOf(symbol);
            ServerTime server = clock.bySymbol().getOrDefault(symbol, clock.usual());
            try (TickReader reader = TickReader.open(files.get(files.size() - 1))) {
                while (reader.hasNext()) {
                    reader.next();
                }
                if (reader.count() > 0) {
                    ServerTime own = reader.clock();
                    last.put(symbol, (own == null ? server : own).toUtcMillis(reader.lastMillis()));
                }
            }
        }
        return last;
    }

    private List<TickFile> filesOf(String symbol) {
        return filesBySymbol.getOrDefault(symbol, List.of());
    }

    @Override
    public TickCursor open(String symbol, ArchivePosition position) {
        return new ExportCursor(symbol, filesOf(symbol), clock, position);
    }
}
