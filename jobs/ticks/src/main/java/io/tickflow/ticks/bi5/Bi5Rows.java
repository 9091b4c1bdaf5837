package io.tickflow.ticks.bi5;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.MalformedLines;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.RowSource;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.content.ContentException;
import io.tickflow.ticks.content.FileContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ticks of one hour: records of 20 bytes with milliseconds of the hour, ask, bid, and two volumes
 * that are not used. Not thread-safe.
 */
public final class Bi5Rows implements RowSource {

    private static final int RECORD_BYTES = 20;
    private static final int HOUR_MILLIS = 3_600_000;

    private final FileContent content;
    private final HourFile hour;
    private final MalformedLines malformed;
    private long number;

    private Bi5Rows(FileContent content, HourFile hour, MalformedLines malformed) {
        this.content = content;
        this.hour = hour;
        this.malformed = malformed;
    }

    /**
     * Opens a file.
     *
     * @throws ContentException if its path does not tell hour and instrument
     */
    public static Bi5Rows open(Path file, FileContent content, MalformedLines malformed)
            throws IOException {
        return new Bi5Rows(content, HourFile.of(file), malformed);
    }

    @Override
    public @Nullable TickRow next() throws IOException {
        while (true) {
            byte[] bytes = content.bytes().readNBytes(RECORD_BYTES);
            if (bytes.length == 0) {
                return null;
            }
            number++;
            if (bytes.length < RECORD_BYTES) {
                malformed.add(number, "cut last record: " + bytes.length + " of 20 bytes");
                return null;
            }
            ByteBuffer tick = ByteBuffer.wrap(bytes);
            int millis = tick.getInt();
            double ask = tick.getInt() / hour.point();
            double bid = tick.getInt() / hour.point();
            if (millis >= 0 && millis < HOUR_MILLIS) {
                return new TickRow(number, hour.startMillis() + millis, bid, ask, Double.NaN, 0, 0);
            }
            malformed.add(number, "no time within the hour: " + millis + " ms");
        }
    }

    @Override
    public long lineCount() {
        return number;
    }

    @Override
    public Reading reading() {
        return new Reading(
                "Dukascopy bi5",
                "lzma",
                List.of(
                        new Reading.Column("0", "time"),
                        new Reading.Column("1", "ask"),
                        new Reading.Column("2", "bid"),
                        new Reading.Column("3", "-"),
                        new Reading.Column("4", "-")),
                ServerTime.UTC,
                List.of(hour.symbol()),
                List.of(
                        "hour and instrument are those of the path; prices are units of 1/"
                                + (long) hour.point()));
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
