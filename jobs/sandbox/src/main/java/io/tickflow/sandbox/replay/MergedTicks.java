package io.tickflow.sandbox.replay;

import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.MalformedLine;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.SymbolOrder;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges the ticks of several symbols by their server time. The files of a symbol follow one
 * another by their first ticks. Each symbol keeps its own order, even where its times run
 * backwards; of equal times the symbol named first goes first. One thread.
 */
final class MergedTicks implements AutoCloseable {

    /** Server's clock by which files with a clock of their own are merged. */
    private static final ServerTime SERVER = ServerTime.parse("new-york+7h");

    private final List<TickFile> files;
    private final List<Chain> chains = new ArrayList<>();
    private final @Nullable TickReader[] readers;

    /** Files of one symbol, by their numbers. */
    private static final class Chain {
        private final List<Integer> numbers = new ArrayList<>();
        private int at;
        private @Nullable TickRow head;
        private long headMillis;
        private long headUtcMillis;
    }

    /** Opens the files. */
    MergedTicks(List<TickFile> named) throws IOException {
        files = SymbolOrder.of(named);
        readers = new TickReader[files.size()];
        Map<String, Chain> bySymbol = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            Chain chain = bySymbol.get(files.get(i).symbol());
            if (chain == null) {
                chain = new Chain();
                bySymbol.put(files.get(i).symbol(), chain);
                chains.add(chain);
            }
            chain.numbers.add(i);
        }
        try {
            for (Chain chain : chains) {
                advance(chain);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Returns the next tick of all files, or null after the last. */
    @Nullable Next next() throws IOException {
        Chain earliest = null;
        for (Chain chain : chains) {
            if (chain.head != null
                    && (earliest == null || chain.headMillis < earliest.headMillis)) {
                earliest = chain;
            }
        }
        if (earliest == null || earliest.head == null) {
            return null;
        }
        TickReader reader = reader(earliest);
        var next =
                new Next(
                        reader.file().symbol(),
                        earliest.head,
                        earliest.headMillis,
                        reader.clock() != null,
                        earliest.headUtcMillis);
        advance(earliest);
        return next;
    }

    /**
     * Next tick.
     *
     * @param symbol of its file
     * @param row tick
     * @param serverLocalMillis its time on the clock of the server
     * @param isUtc true if the file has a clock of its own, so that the tick's time is known in UTC
     * @param utcMillis that time; 0 if it is not known
     */
    record Next(
            String symbol, TickRow row, long serverLocalMillis, boolean isUtc, long utcMillis) {}

    /** Lines so far that could not be read. */
    long malformedCount() {
        long count = 0;
        for (TickReader reader : readers) {
            count += reader == null ? 0 : reader.malformedCount();
        }
        return count;
    }

    /** First lines that could not be read in each file, as {@code file:line: reason}. */
    List<String> malformedLines() {
        List<String> lines = new ArrayList<>();
        for (TickReader reader : readers) {
            if (reader != null) {
                for (MalformedLine line : reader.malformedLines()) {
                    lines.add(reader.file().name() + ":" + line.line() + ": " + line.reason());
                }
            }
        }
        return lines;
    }

    /** Share of all bytes read so far, 0 to 1. */
    double fractionRead() {
        double read = 0;
        for (int i = 0; i < files.size(); i++) {
            TickReader reader = readers[i];
            read += reader == null ? 0 : reader.fractionRead();
        }
        return read / files.size();
    }

    private TickReader reader(Chain chain) throws IOException {
        int number = chain.numbers.get(chain.at);
        TickReader reader = readers[number];
        if (reader == null) {
            reader = TickReader.open(files.get(number));
            readers[number] = reader;
        }
        return reader;
    }

    private void advance(Chain chain) throws IOException {
        chain.head = null;
        while (chain.at < chain.numbers.size()) {
            TickReader reader = reader(chain);
            if (reader.hasNext()) {
                TickRow row = reader.next();
                chain.head = row;
                place(chain, row, reader.clock());
                return;
            }
            reader.close();
            chain.at++;
        }
    }

    private static void place(Chain chain, TickRow row, @Nullable ServerTime own) {
        if (own == null) {
            chain.headMillis = row.serverLocalMillis();
            chain.headUtcMillis = 0;
        } else {
            chain.headUtcMillis = own.toUtcMillis(row.serverLocalMillis());
            chain.headMillis = SERVER.toServerLocalMillis(chain.headUtcMillis);
        }
    }

    @Override
    public void close() {
        for (TickReader reader : readers) {
            try {
                if (reader != null) {
                    reader.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
