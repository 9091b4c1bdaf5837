package io.tickflow.cli.bar;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.core.bar.RecordedBar;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bars as JSON, an object a line. Numbers are without the rounding of their calculation. */
final class JsonBars implements BarOutput {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Digits that a price has at most; a double holds 15, and noise lies beyond them. */
    private static final int DIGITS_MAX = 14;

    private final Writer out;

    JsonBars(Writer out) {
        this.out = out;
    }

    @Override
    public void write(String symbol, RecordedBar bar) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("symbol", symbol);
        fields.put("time", Instant.ofEpochMilli(bar.startMillis()).toString());
        fields.put("open", rounded(bar.open(), bar.close()));
        fields.put("high", rounded(bar.high(), bar.close()));
        fields.put("low", rounded(bar.low(), bar.close()));
        fields.put("close", rounded(bar.close(), bar.close()));
        fields.put("tick_volume", bar.tickVolume());
        fields.put("real_volume", bar.realVolume());
        fields.put("spread", rounded(bar.spread(), bar.close()));
        fields.put("forming", bar.isForming());
        out.append(JSON.writeValueAsString(fields)).append('\n');
    }

    /** Rounds at the last digit that {@code price} can have, so that a difference is exact too. */
    private static double rounded(double value, double price) {
        if (!Double.isFinite(value) || !Double.isFinite(price) || price == 0) {
            return value;
        }
        BigDecimal exact = new BigDecimal(price);
        int decimals = DIGITS_MAX - (exact.precision() - exact.scale());
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
