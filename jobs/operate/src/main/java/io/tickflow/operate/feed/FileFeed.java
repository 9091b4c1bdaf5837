package io.tickflow.operate.feed;

import io.tickflow.core.feed.FeedSurvey;
import io.tickflow.operate.OperationException;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.SymbolOrder;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Reads export files into surveys, for each symbol in the order of the files' first ticks. */
public final class FileFeed {

    private static final int ROWS_BETWEEN_PROGRESS = 4_096;

    private record Part(TickFile file, long bytes) {}

    private final List<Part> parts = new ArrayList<>();
    private final DoubleConsumer progress;
    private long bytesRead;

    private FileFeed(DoubleConsumer progress) {
        this.progress = progress;
    }

    /**
     * Reads files.
     *
     * @param files checked files
     * @param progress receives the share read so far, 0 to 1
     * @throws OperationException if a file cannot be read to its end
     */
    public static FeedSurveys read(List<TickFile> files, DoubleConsumer progress) {
        var surveys = new FeedSurveys();
        try {
            new FileFeed(progress).read(files, surveys);
        } catch (IOException | UncheckedIOException e) {
            throw OperationException.failed(String.valueOf(e.getMessage()), e);
        }
        return surveys;
    }

    private void read(List<TickFile> files, FeedSurveys surveys) throws IOException {
        for (TickFile file : SymbolOrder.of(files)) {
            parts.add(new Part(file, Files.size(file.path())));
        }
        progress.accept(0);
        for (Part part : parts) {
            read(part, surveys);
            bytesRead += part.bytes();
        }
    }

    private void read(Part part, FeedSurveys surveys) throws IOException {
        String symbol = part.file().symbol();
        FeedSurvey survey = surveys.of(symbol);
        long bytes = parts.stream().mapToLong(Part::bytes).sum();
        try (TickReader reader = TickReader.open(part.file())) {
            for (long rows = 1; reader.hasNext(); rows++) {
                TickRow row = reader.next();
                survey.add(row.serverLocalMillis(), row.bid(), row.ask(), row.flags());
                if (rows % ROWS_BETWEEN_PROGRESS == 0) {
                    progress.accept((bytesRead + part.bytes() * reader.fractionRead()) / bytes);
                }
            }
            note(reader.reading(), part.file().name(), surveys);
            surveys.unreadable(symbol, reader.malformedCount());
            reader.malformedLines()
                    .forEach(
                            line ->
                                    surveys.note(
                                            part.file().name()
                                                    + ":"
                                                    + line.line()
                                                    + ": "
                                                    + line.reason()));
        }
    }

    /** Tells decisions about the columns, and a clock that is not the server's. */
    private static void note(Reading reading, String name, FeedSurveys surveys) {
        reading.notes().forEach(note -> surveys.note(name + ": " + note));
    }
}
