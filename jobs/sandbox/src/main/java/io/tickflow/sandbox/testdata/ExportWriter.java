package io.tickflow.sandbox.testdata;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Lines as MetaTrader 5 exports them: a side is blank when it did not change. */
final class ExportWriter {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu.MM.dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int BID_FLAG = 2;
    private static final int ASK_FLAG = 4;

    private final Appendable out;
    private final int digits;
    private long bidBefore = -1;
    private long askBefore = -1;
    private String lineBefore = "";

    ExportWriter(Appendable out, int digits) throws IOException {
        this.out = out;
        this.digits = digits;
        out.append("<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n");
    }

    boolean isChange(long bidPoints, long askPoints) {
        return bidPoints != bidBefore || askPoints != askBefore;
    }

    void write(long serverMillis, long bidPoints, long askPoints) throws IOException {
        boolean bidChanged = bidPoints != bidBefore;
        boolean askChanged = askPoints != askBefore;
        int flags = (bidChanged ? BID_FLAG : 0) | (askChanged ? ASK_FLAG : 0);
        Instant time = Instant.ofEpochMilli(serverMillis);
        lineBefore =
                DAY.format(time)
                        + '\t'
                        + TIME.format(time)
                        + '\t'
                        + (bidChanged ? price(bidPoints) : "")
                        + '\t'
                        + (askChanged ? price(askPoints) : "")
                        + "\t\t\t"
                        + flags
                        + '\n';
        out.append(lineBefore);
        bidBefore = bidPoints;
        askBefore = askPoints;
    }

    /** Writes the last line once more. */
    void repeat() throws IOException {
        out.append(lineBefore);
    }

    private String price(long points) {
        String padded = Long.toString(points);
        int point = padded.length() - digits;
        return padded.substring(0, point) + '.' + padded.substring(point);
    }
}
