package io.tickflow.bench;

import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.topic.Topics;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ticks of a tick file, as the records published by a bridge. */
public final class ExportedTicks {

    private ExportedTicks() {}

    /** Reads all records into memory. */
    public static List<RawRecord> read(Path file) throws IOException {
        String symbol = TickFile.of(file).symbol();
        byte[] key = symbol.getBytes(StandardCharsets.UTF_8);
        long appended = System.currentTimeMillis();
        var records = new ArrayList<RawRecord>();
        try (TickReader reader = TickReader.open(file)) {
            while (reader.hasNext()) {
                byte[] json = json(symbol, reader.next()).getBytes(StandardCharsets.UTF_8);
                records.add(new RawRecord(key, json, Topics.TICKS, 0, records.size(), appended));
            }
        }
        return records;
    }

    private static String json(String symbol, TickRow row) {
        return String.format(
                Locale.ROOT,
                "{\"symbol\":\"%s\",\"time_msc\":%d,\"bid\":%s,\"ask\":%s,\"flags\":%d}",
                symbol,
                row.serverLocalMillis(),
                row.bid(),
                row.ask(),
                row.flags());
    }
}
