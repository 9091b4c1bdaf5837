package io.tickflow.cli.bar;

import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.core.bar.BarRecorder;
import io.tickflow.core.bar.RecordedBar;
import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Cuts tick files into bars, and counts. For one use and one thread. */
final class BarRun {

    private static final int PROGRESS_TICKS = 20_000;

    private final BarPlan plan;
    private final BiConsumer<String, RecordedBar> bars;
    private final ProgressLine progress;
    private final BarCounts counts = new BarCounts();
    private final Map<String, BarRecorder> bySymbol = new LinkedHashMap<>();
    private final long startNanos = System.nanoTime();
    private long rows;

    /** End of the times that were asked for; the least time without one. */
    private long endMillis = Long.MIN_VALUE;

    /**
     * @param bars takes the bars of all symbols, with the forming ones
     */
    BarRun(BarPlan plan, BiConsumer<String, RecordedBar> bars, ProgressLine progress) {
        this.plan = plan;
        this.bars = bars;
        this.progress = progress;
    }

    /** Reads all files, and gives out the last bars. */
    BarCounts run() throws IOException {
        List<TickFile> files = plan.files();
        for (int i = 0; i < files.size(); i++) {
            String symbol = files.get(i).symbol();
            BarRecorder recorder =
                    bySymbol.computeIfAbsent(
                            symbol, name -> plan.recorder(name, bar -> give(name, bar)));
            try (TickReader reader = TickReader.open(files.get(i))) {
                endMillis = endMillis(reader);
                while (reader.hasNext()) {
                    TickRow row = reader.next();
                    counts.tick(recorder.add(reader.tick(row, plan.serverTime(), 0, row.line())));
                    if (++rows % PROGRESS_TICKS == 0) {
                        show(symbol, (i + reader.fractionRead()) / files.size());
                    }
                }
                counts.malformed(reader.malformedCount());
            }
        }
        bySymbol.values().forEach(recorder -> recorder.end(endMillis));
        return counts;
    }

    private long endMillis(TickReader reader) {
        long toMillis = reader.file().options().toMillis();
        ServerTime ofFile = reader.clock();
        ServerTime clock = ofFile == null ? plan.serverTime() : ofFile;
        return toMillis == Long.MAX_VALUE ? Long.MIN_VALUE : clock.toUtcMillis(toMillis);
    }

    private void give(String symbol, RecordedBar bar) {
        counts.bar(bar.isForming());
        bars.accept(symbol, bar);
    }

    private void show(String symbol, double fraction) {
        long now = System.nanoTime();
        String left = ProgressWords.left(fraction, (now - startNanos) / 1e9);
        progress.show(fraction, symbol + ", " + ProgressWords.ticks(rows) + ", " + left, now);
    }
}
