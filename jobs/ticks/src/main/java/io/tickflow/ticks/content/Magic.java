package io.tickflow.ticks.content;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** First bytes of files that hold no text, and the way out for each. */
final class Magic {

    static final String PARQUET = "PAR1";

    private static final String TAR = "ustar";
    private static final int TAR_AT = 257;
    private static final Map<String, String> REFUSED = refused();

    private Magic() {}

    private static Map<String, String> refused() {
        var refused = new LinkedHashMap<String, String>();
        refused.put("BZh", "bzip2: unpack it with bunzip2 first");
        refused.put("7z\u00bc\u00af", "a 7-Zip archive: unpack it first");
        refused.put("Rar!", "a RAR archive: unpack it first");
        refused.put("\u00d0\u00cf\u0011\u00e0", "a workbook: save the sheet as CSV");
        refused.put("ARROW1", "an Arrow file: write it with pandas as Parquet (df.to_parquet)");
        refused.put("FEA1", "a Feather file: write it with pandas as Parquet (df.to_parquet)");
        refused.put("\u0089HDF", "an HDF5 file: write it with pandas as Parquet (df.to_parquet)");
        refused.put("SQLite format 3", "an SQLite database: export the ticks as CSV");
        refused.put("%PDF", "a PDF document");
        refused.put("PK\u0005\u0006", "an empty zip archive");
        refused.put("PK\u0007\u0008", "a zip archive in several parts: unpack it first");
        refused.put("\u0004\"M\u0018", "an LZ4 file: unpack it with lz4 -d first");
        refused.put("<html", "a web page, perhaps the error of a download: get the file again");
        refused.put("<?xml", "an XML file: export the ticks as CSV");
        refused.put("<!DOC", "a web page, perhaps the error of a download: get the file again");
        return refused;
    }

    /** Reason to refuse a file that starts with these bytes; null if there is none. */
    static @Nullable String refusal(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith(TAR, TAR_AT)) {
            return "a tar archive: unpack it with tar -xf first";
        }
        String stripped = text.stripLeading();
        for (Map.Entry<String, String> entry : REFUSED.entrySet()) {
            if (stripped.regionMatches(true, 0, entry.getKey(), 0, entry.getKey().length())) {
                return entry.getValue();
            }
        }
        return null;
    }

    static boolean isParquet(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(PARQUET);
    }
}
