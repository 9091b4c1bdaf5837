package io.tickflow.cli.feature;

import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.Tick;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.util.List;

/** One reading of all ticks of files, in order, with progress. For one use and one thread. */
final class TickPass {

    /** Consumer of ticks. */
    @FunctionalInterface
    interface Step {
        void take(Tick tick) throws IOException;
    }

    private static final int PROGRESS_TICKS = 20_000;

    private final List<TickFile> files;
    private final ServerTime serverTime;
    private final ProgressLine progress;
    private final String purpose;
    private final long startNanos = System.nanoTime();
    private long read;
    private long malformed;

    /**
     * Creates a pass.
     *
     * @param purpose of the pass, shown after the number of ticks; may be empty
     */
    TickPass(List<TickFile> files, ServerTime serverTime, ProgressLine progress, String purpose) {
        this.files = files;
        this.serverTime = serverTime;
        this.progress = progress;
        this.purpose = purpose;
    }

    void run(Step step) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            try (TickReader rows = TickReader.open(files.get(i))) {
                while (rows.hasNext()) {
                    TickRow row = rows.next();
                    read++;
                    step.take(rows.tick(row, serverTime, 0, row.line()));
                    if (read % PROGRESS_TICKS == 0) {
                        show(files.get(i), (i + rows.fractionRead()) / files.size());
                    }
                }
                malformed += rows.malformedCount();
            }
        }
    }

    private void show(TickFile file, double fraction) {
        long now = System.nanoTime();
        String left = ProgressWords.left(fraction, (now - startNanos) / 1e9);
        progress.show(
                fraction,
                file.symbol() + ", " + ProgressWords.ticks(read) + purpose + ", " + left,
                now);
    }

    /** Ticks read. */
    long read() {
        return read;
    }

    /** Unreadable rows. */
    long malformed() {
        return malformed;
    }
}
