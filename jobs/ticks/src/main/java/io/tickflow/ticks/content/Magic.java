package io.tickflow.ticks.content;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** First bytes of files that hold no text, and the way out for each. */
final class Magic {

    static final String PARQUET = "PAR1";

    private static final Map<String, String> REFUSED = refused();

    private Magic() {}

    private static Map<String, String> refused() {
        var refused = new LinkedHashMap<String, String>();
        refused.put("BZh", "bzip2: unpack it with bunzip2 first");
        refused.put("7z\u00bc\u00af", "a 7-Zip archive: unpack it first");
        refused.put("Rar!", "a RAR archive: unpack it first");
        refused.put("\u00d0\u00cf\u0011\u00e0", "an Excel workbook: save the sheet as CSV");
        refused.put("ARROW1", "an Arrow file: write it with pandas as Parquet (df.to_parquet)");
        refused.put("FEA1", "a Feather file: write it with pandas as Parquet (df.to_parquet)");
        refused.put("\u0089HDF", "an HDF5 file: write it with pandas as Parquet (df.to_parquet)");
        refused.put("SQLite format 3", "an SQLite database: export the ticks as CSV");
        refused.put("%PDF", "a PDF document");
        refused.put("<html", "a web page, perhaps the error of a download: get the file again");
        refused.put("<!DOC", "a web page, perhaps the error of a download: get the file again");
        return refused;
    }

    /** Reason to refuse a file that starts with these bytes; null if there is none. */
    static @Nullable String refusal(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> entry : REFUSED.entrySet()) {
            if (text.regionMatches(true, 0, entry.getKey(), 0, entry.getKey().length())) {
                return entry.getValue();
            }
        }
        return null;
    }

    static boolean isParquet(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(PARQUET);
    }
}
