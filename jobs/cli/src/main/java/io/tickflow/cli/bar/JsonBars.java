package io.tickflow.cli.bar;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.core.bar.RecordedBar;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bars as JSON, an object a line. */
final class JsonBars implements BarOutput {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer out;

    JsonBars(Writer out) {
        this.out = out;
    }

    @Override
    public void write(String symbol, RecordedBar bar) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("symbol", symbol);
        fields.put("time", Instant.ofEpochMilli(bar.startMillis()).toString());
        fields.put("open", bar.open());
        fields.put("high", bar.high());
        fields.put("low", bar.low());
        fields.put("close", bar.close());
        fields.put("tick_volume", bar.tickVolume());
        fields.put("real_volume", bar.realVolume());
        fields.put("spread", bar.spread());
        fields.put("forming", bar.isForming());
        out.append(JSON.writeValueAsString(fields)).append('\n');
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
