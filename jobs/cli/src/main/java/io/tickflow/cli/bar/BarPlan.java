package io.tickflow.cli.bar;

import io.tickflow.core.bar.BarRecorder;
import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.bar.RecordedBar;
import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.market.ServerTime;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.read.TickReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Validated input of a run.
 *
 * @param files at least one
 * @param spec of the bars
 * @param rules by which they are cut and priced
 * @param serverTime rule of the files' times
 * @param config features of the settings, for the prices that symbols can have
 */
record BarPlan(
        List<TickFile> files,
        BarSpec spec,
        BarRules rules,
        ServerTime serverTime,
        FeatureConfig config) {

    private static final int SURVEYED_ROWS = 1_000;

    /** Copies the list. */
    BarPlan {
        files = List.copyOf(files);
    }

    /** Symbols of the files, each once. */
    List<String> symbols() {
        return files.stream().map(TickFile::symbol).distinct().toList();
    }

    /** Creates the recorder of a symbol. */
    BarRecorder recorder(String symbol, Consumer<RecordedBar> bars) {
        return new BarRecorder(symbol, spec, rules, config.pricesOf(symbol), bars);
    }

    /** Rules as fields of a JSON object. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bar", spec.toString());
        fields.put("price", rules.price().label());
        fields.put("session", rules.sessionOf(symbols().get(0)).text());
        return fields;
    }

    /** Decimals of the first prices of the first file. */
    PriceText prices() throws IOException {
        int digits = 0;
        try (TickReader rows = TickReader.open(files.get(0))) {
            for (int row = 0; row < SURVEYED_ROWS && rows.hasNext(); row++) {
                TickRow tick = rows.next();
                for (double price : new double[] {tick.bid(), tick.ask(), tick.last()}) {
                    digits = Double.isFinite(price) ? PriceText.digitsOf(price, digits) : digits;
                }
            }
        }
        return new PriceText(digits);
    }
}
