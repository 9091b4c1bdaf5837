package io.tickflow.core.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Ticks of a well-formed, gzipped MetaTrader 5 export, for tests on real quotes. */
public final class RealTicks {

    /**
     * Tick of the file.
     *
     * @param serverLocalMillis time of the server's clock counted as if it were UTC
     */
    public record Row(long serverLocalMillis, double bid, double ask, int flags) {}

    private RealTicks() {}

    /** Passes each tick of a file to {@code rows}. */
    public static void read(Path file, Consumer<Row> rows) throws IOException {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            in.readLine();
            double bid = Double.NaN;
            double ask = Double.NaN;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split("\t", -1);
                bid = cells[2].isEmpty() ? bid : Double.parseDouble(cells[2]);
                ask = cells[3].isEmpty() ? ask : Double.parseDouble(cells[3]);
                LocalDateTime time =
                        LocalDateTime.parse(cells[0].replace('.', '-') + 'T' + cells[1]);
                long millis = time.toInstant(ZoneOffset.UTC).toEpochMilli();
                rows.accept(new Row(millis, bid, ask, Integer.parseInt(cells[6])));
            }
        }
    }
}
