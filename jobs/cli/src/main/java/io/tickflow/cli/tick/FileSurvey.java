package io.tickflow.cli.tick;

import io.tickflow.ticks.ReadOptions;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.TickFileException;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.Inspection;
import io.tickflow.ticks.read.RegularFile;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a whole file for a report. For one use. */
final class FileSurvey {

    private static final int PROGRESS_ROWS = 16_384;

    private final List<FileReport.Row> rows = new ArrayList<>();
    private @Nullable String firstTime;
    private long lastMillis;
    private long outOfOrder;
    private long crossed;

    private FileSurvey() {}

    /** Reports on a file; never throws for its content. */
    static FileReport of(Path path, ReadOptions options, DoubleConsumer progress) {
        String name = String.valueOf(path.getFileName());
        String unreadable = RegularFile.problem(path);
        if (unreadable != null) {
            return FileReport.refused(name, unreadable);
        }
        try {
            Inspection inspection = Inspection.of(path, options);
            try (TickReader reader = TickReader.open(inspection.file())) {
                return new FileSurvey().read(reader, progress);
            }
        } catch (TickFileException | IllegalArgumentException e) {
            return FileReport.refused(name, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            return FileReport.refused(name, "cannot read " + path + ": " + e.getMessage());
        }
    }

    private FileReport read(TickReader reader, DoubleConsumer progress) {
        String problem = null;
        try {
            while (reader.hasNext()) {
                add(reader.next());
                if (reader.count() % PROGRESS_ROWS == 0) {
                    progress.accept(reader.fractionRead());
                }
            }
            if (reader.count() == 0) {
                problem = "no tick in it" + Inspection.reasonOf(reader.malformedLines());
            }
        } catch (TickFileException e) {
            problem = e.getMessage();
        }
        Reading reading = reader.reading();
        return new FileReport(
                reader.file().name(),
                reader.file().symbol(),
                reading.format(),
                reading.container(),
                FileReport.words(reading.clock()),
                reading.columns(),
                rows,
                firstTime,
                reader.count() == 0 ? null : FileTimes.text(reader.lastMillis()),
                reader.count(),
                reader.lineCount(),
                reader.malformedByReason(),
                reader.malformedLines(),
                outOfOrder,
                crossed,
                reading.notes(),
                problem);
    }

    private void add(TickRow row) {
        if (rows.size() < 3) {
            rows.add(FileReport.Row.of(row));
        }
        if (firstTime == null) {
            firstTime = FileTimes.text(row.serverLocalMillis());
        } else if (row.serverLocalMillis() < lastMillis) {
            outOfOrder++;
        }
        lastMillis = row.serverLocalMillis();
        crossed += row.bid() > row.ask() ? 1 : 0;
    }
}
