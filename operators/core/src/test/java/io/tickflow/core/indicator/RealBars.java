package io.tickflow.core.indicator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.bar.BarBuilder;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.market.RealTicks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bars of one minute from real ticks; without the ticks a test is skipped. */
final class RealBars {

    private static final Path FOLDER = Path.of("../../../shared/data");

    private RealBars() {}

    /** The first {@code count} bars of the mid, or as many as there are. */
    static List<Bar> of(String symbol, int count) throws IOException {
        Path file = FOLDER.resolve(symbol + "_20140501-20140512.mt5.csv.gz");
        assumeTrue(Files.exists(file), "real ticks are not here: " + file);
        BarBuilder builder = BarSpec.parse("M1").builder();
        var bars = new ArrayList<Bar>();
        RealTicks.read(
                file,
                row -> {
                    double mid = (row.bid() + row.ask()) / 2;
                    if (bars.size() < count
                            && row.bid() > 0
                            && row.ask() >= row.bid()
                            && builder.add(row.serverLocalMillis(), mid)) {
                        Bar closed = builder.closed();
                        bars.add(
                                Bar.of(closed.open(), closed.high(), closed.low(), closed.close()));
                    }
                });
        return bars;
    }

    /** The same bars in whole multiples of {@code step}. */
    static List<Bar> counted(List<Bar> bars, double step) {
        return bars.stream()
                .map(
                        bar ->
                                Bar.of(
                                        StrictMath.rint(bar.open() / step),
                                        StrictMath.rint(bar.high() / step),
                                        StrictMath.rint(bar.low() / step),
                                        StrictMath.rint(bar.close() / step)))
                .toList();
    }
}
