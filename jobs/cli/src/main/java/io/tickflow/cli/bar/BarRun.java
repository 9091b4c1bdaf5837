package io.tickflow.cli.bar;

import io.tickflow.cli.console.ProgressLine;
import io.tickflow.cli.console.ProgressWords;
import io.tickflow.core.bar.BarRecorder;
import io.tickflow.core.bar.RecordedBar;
import io.tickflow.core.market.Mt5ExportReader;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickFile;
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
            try (Mt5ExportReader reader = Mt5ExportReader.open(files.get(i).path())) {
                while (reader.hasNext()) {
                    add(recorder, symbol, reader.next());
                    if (++rows % PROGRESS_TICKS == 0) {
                        show(symbol, (i + reader.fractionRead()) / files.size());
                    }
                }
                counts.malformed(reader.malformedCount());
            }
        }
        bySymbol.values().forEach(recorder -> recorder.end(plan.span().endMillis()));
        return counts;
    }

    private void add(BarRecorder recorder, String symbol, Mt5ExportReader.Row row) {
        long millis = plan.serverTime().toUtcMillis(row.serverLocalMillis());
        if (!plan.span().holds(millis)) {
            counts.outside();
            return;
        }
        counts.tick(
                recorder.add(
                        new Tick(
                                symbol,
                                millis,
                                row.bid(),
                                row.ask(),
                                row.last(),
                                row.volume(),
                                row.flags(),
                                0,
                                row.line(),
                                millis)));
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
