package io.tickflow.job.backfill.archive;

import io.tickflow.connector.decode.FeedClock;
import io.tickflow.core.market.Mt5ExportReader;
import io.tickflow.job.backfill.source.ArchivePosition;
import io.tickflow.job.backfill.source.TickArchive;
import io.tickflow.job.backfill.source.TickCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final Map<String, List<ExportFile>> filesBySymbol;
    private final Map<String, Long> bytesBySymbol = new HashMap<>();

    private ExportArchive(FeedClock clock, Map<String, List<ExportFile>> filesBySymbol)
            throws IOException {
        this.clock = clock;
        this.filesBySymbol = filesBySymbol;
        for (List<ExportFile> files : filesBySymbol.values()) {
            for (ExportFile file : files) {
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
    public static ExportArchive of(List<ExportFile> files, FeedClock clock) throws IOException {
        Map<ExportFile, Long> firstMillis = new HashMap<>();
        for (ExportFile file : files) {
            firstMillis.put(file, firstMillis(file));
        }
        var bySymbol = new LinkedHashMap<String, List<ExportFile>>();
        files.stream()
                .sorted(Comparator.comparing(firstMillis::get))
                .forEach(
                        file ->
                                bySymbol.computeIfAbsent(file.symbol(), s -> new ArrayList<>())
                                        .add(file));
        return new ExportArchive(clock, bySymbol);
    }

    /** Server time of the first tick; the largest value if there is none. */
    private static long firstMillis(ExportFile file) throws IOException {
        try (Mt5ExportReader reader = Mt5ExportReader.open(file.path())) {
            return reader.hasNext() ? reader.next().serverLocalMillis() : Long.MAX_VALUE;
        }
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
            List<ExportFile> files = filesOf(symbol);
            try (Mt5ExportReader reader =
                    Mt5ExportReader.open(files.get(files.size() - 1).path())) {
                while (reader.hasNext()) {
                    long millis = reader.next().serverLocalMillis();
                    last.put(symbol, clock.toUtcMillis(symbol, millis));
                }
            }
        }
        return last;
    }

    private List<ExportFile> filesOf(String symbol) {
        return filesBySymbol.getOrDefault(symbol, List.of());
    }

    @Override
    public TickCursor open(String symbol, ArchivePosition position) {
        return new ExportCursor(symbol, filesOf(symbol), clock, position);
    }
}
