package io.tickflow.cli.tick;

import io.tickflow.cli.console.OutputDraft;
import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import io.tickflow.ticks.write.TickWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Result of a conversion.
 *
 * @param ticks written
 * @param malformedCount unreadable lines
 * @param malformed the first of them in each file, as {@code file:line: reason}
 * @param notes about clocks and cuts
 */
record Conversion(long ticks, long malformedCount, List<String> malformed, List<String> notes) {

    private static final int PROGRESS_ROWS = 16_384;

    /** Writes a draft beside {@code out} and moves it into place if it has a tick. */
    static Conversion run(
            List<TickFile> files, Path out, ServerTime server, DoubleConsumer progress)
            throws IOException {
        try (OutputDraft draft = OutputDraft.of(out)) {
            Conversion done;
            try (TickWriter writer = TickWriter.open(draft.path(), out.toString())) {
                done = write(files, writer, server, progress);
            }
            if (done.ticks() > 0) {
                draft.complete();
            }
            return done;
        }
    }

    private static Conversion write(
            List<TickFile> files, TickWriter writer, ServerTime server, DoubleConsumer progress)
            throws IOException {
        long ticks = 0;
        long malformedCount = 0;
        var malformed = new ArrayList<String>();
        var notes = new ArrayList<String>();
        for (int i = 0; i < files.size(); i++) {
            try (TickReader reader = TickReader.open(files.get(i))) {
                write(reader, writer, server, i, files.size(), progress);
                ticks += reader.count();
                malformedCount += reader.malformedCount();
                note(reader, server, notes);
                reader.malformedLines()
                        .forEach(
                                line ->
                                        malformed.add(
                                                reader.file().name()
                                                        + ":"
                                                        + line.line()
                                                        + ": "
                                                        + line.reason()));
            }
        }
        return new Conversion(ticks, malformedCount, malformed, notes);
    }

    private static void write(
            TickReader reader,
            TickWriter writer,
            ServerTime server,
            int number,
            int count,
            DoubleConsumer progress)
            throws IOException {
        ServerTime own = reader.clock();
        while (reader.hasNext()) {
            TickRow row = reader.next();
            long millis = row.serverLocalMillis();
            writer.write(
                    row,
                    own == null ? millis : server.toServerLocalMillis(own.toUtcMillis(millis)));
            if (reader.count() % PROGRESS_ROWS == 0) {
                progress.accept((number + reader.fractionRead()) / count);
            }
        }
    }

    private static void note(TickReader reader, ServerTime server, List<String> notes) {
        String name = reader.file().name() + ": ";
        ServerTime own = reader.clock();
        if (own != null) {
            notes.add(name + "times brought from " + own + " to " + server);
        }
        if (reader.isTruncated()) {
            notes.add(name + "truncated after line " + reader.lineCount());
        }
        reader.reading().notes().forEach(note -> notes.add(name + note));
    }
}
