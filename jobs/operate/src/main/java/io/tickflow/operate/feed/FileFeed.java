package io.tickflow.operate.feed;

import io.tickflow.core.feed.FeedSurvey;
import io.tickflow.core.market.Mt5ExportReader;
import io.tickflow.core.market.TickFile;
import io.tickflow.operate.OperationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;

/** Reads export files into surveys, for each symbol in the order of the files' first ticks. */
public final class FileFeed {

    private static final int ROWS_BETWEEN_PROGRESS = 4_096;

    private record Part(TickFile file, long firstMillis, long bytes) {}

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
            throw OperationException.failed("--ticks: " + e.getMessage(), e);
        }
        return surveys;
    }

    private void read(List<TickFile> files, FeedSurveys surveys) throws IOException {
        for (TickFile file : files) {
            Path path = file.path();
            parts.add(new Part(file, firstMillis(path), Files.size(path)));
        }
        progress.accept(0);
        parts.sort(Comparator.comparingLong(Part::firstMillis));
        for (Part part : parts) {
            read(part, surveys);
            bytesRead += part.bytes();
        }
    }

    private static long firstMillis(Path file) throws IOException {
        try (Mt5ExportReader reader = Mt5ExportReader.open(file)) {
            return reader.hasNext() ? reader.next().serverLocalMillis() : Long.MAX_VALUE;
        }
    }

    private void read(Part part, FeedSurveys surveys) throws IOException {
        String symbol = part.file().symbol();
        FeedSurvey survey = surveys.of(symbol);
        long bytes = parts.stream().mapToLong(Part::bytes).sum();
        try (Mt5ExportReader reader = Mt5ExportReader.open(part.file().path())) {
            for (long rows = 1; reader.hasNext(); rows++) {
                Mt5ExportReader.Row row = reader.next();
                survey.add(row.serverLocalMillis(), row.bid(), row.ask(), row.flags());
                if (rows % ROWS_BETWEEN_PROGRESS == 0) {
                    progress.accept((bytesRead + part.bytes() * reader.fractionRead()) / bytes);
                }
            }
            surveys.unreadable(symbol, reader.malformedCount());
            reader.malformedLines()
                    .forEach(
                            line ->
                                    surveys.note(
                                            part.file().path().getFileName()
                                                    + ":"
                                                    + line.line()
                                                    + ": "
                                                    + line.reason()));
        }
    }
}
