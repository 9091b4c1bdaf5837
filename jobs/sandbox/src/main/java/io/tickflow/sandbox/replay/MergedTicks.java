package io.tickflow.sandbox.replay;

import io.tickflow.core.market.Mt5ExportReader;
import io.tickflow.core.market.TickFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ticks of several files by their server time. Each file keeps its own order, even where its
 * times run backwards; of equal times the file named first goes first. One thread.
 */
final class MergedTicks implements AutoCloseable {

    private final List<Mt5ExportReader> readers = new ArrayList<>();
    private final Mt5ExportReader.@Nullable Row[] heads;
    private int source;

    /** Opens the files. */
    MergedTicks(List<TickFile> files) throws IOException {
        heads = new Mt5ExportReader.Row[files.size()];
        try {
            for (int i = 0; i < files.size(); i++) {
                readers.add(Mt5ExportReader.open(files.get(i).path()));
                advance(i);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The next tick of all files, or null after the last. */
    Mt5ExportReader.@Nullable Row next() {
        Mt5ExportReader.Row earliest = null;
        for (int i = 0; i < heads.length; i++) {
            Mt5ExportReader.Row head = heads[i];
            if (head != null
                    && (earliest == null
                            || head.serverLocalMillis() < earliest.serverLocalMillis())) {
                earliest = head;
                source = i;
            }
        }
        if (earliest != null) {
            advance(source);
        }
        return earliest;
    }

    /** Position in the list of files of the one that the last tick came from. */
    int source() {
        return source;
    }

    /** Lines so far that could not be read. */
    long malformedCount() {
        return readers.stream().mapToLong(Mt5ExportReader::malformedCount).sum();
    }

    /** The first lines that could not be read in the file at {@code position}. */
    List<Mt5ExportReader.MalformedLine> malformedLines(int position) {
        return readers.get(position).malformedLines();
    }

    @Override
    public void close() {
        for (Mt5ExportReader reader : readers) {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void advance(int position) {
        Mt5ExportReader reader = readers.get(position);
        heads[position] = reader.hasNext() ? reader.next() : null;
    }
}
