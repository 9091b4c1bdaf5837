package io.tickflow.ticks.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tickflow.core.market.ServerTime;
import io.tickflow.core.market.TickFlags;
import io.tickflow.ticks.DateOrder;
import io.tickflow.ticks.MalformedLines;
import io.tickflow.ticks.Reading;
import io.tickflow.ticks.RowSource;
import io.tickflow.ticks.SymbolFilter;
import io.tickflow.ticks.TickFile;
import io.tickflow.ticks.TickRow;
import io.tickflow.ticks.json.JsonTick.Name;
import io.tickflow.ticks.text.ClockText;
import io.tickflow.ticks.text.LineReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ticks of JSON lines with the fields of the live topic. Each line stands alone: nothing is carried
 * forward from the line before. Not thread-safe.
 */
public final class JsonRows implements RowSource {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private static final long AGREE_MILLIS = 1_000;

    private final LineReader lines;
    private final JsonTick fields = new JsonTick();
    private final ClockText clock = new ClockText(DateOrder.DMY);
    private final SymbolFilter symbols;
    private final MalformedLines malformed;
    private final String container;
    private final @Nullable ServerTime wishedClock;
    private @Nullable TickRow ahead;
    private @Nullable IOException failure;
    private @Nullable String firstSymbol;
    private @Nullable Boolean zoned;

    private JsonRows(TickFile file, LineReader lines, MalformedLines malformed, String container) {
        this.lines = lines;
        this.symbols = new SymbolFilter(file.symbol(), file.options().symbol() != null);
        this.malformed = malformed;
        this.container = container;
        this.wishedClock = file.options().clock();
    }

    /** Reads up to the first tick of a text; a failure is reported by {@link #next}. */
    public static JsonRows open(
            TickFile file, LineReader lines, MalformedLines malformed, List<String> container) {
        var rows = new JsonRows(file, lines, malformed, String.join(", ", container));
        try {
            rows.ahead = rows.read();
        } catch (IOException e) {
            rows.failure = e;
        }
        return rows;
    }

    @Override
    public @Nullable TickRow next() throws IOException {
        TickRow row = ahead;
        if (row != null) {
            ahead = null;
            return row;
        }
        if (failure != null) {
            throw failure;
        }
        return read();
    }

    private @Nullable TickRow read() throws IOException {
        while (lines.next()) {
            TickRow row = lines.text().isBlank() ? null : row();
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable TickRow row() {
        if (lines.isTooLong()) {
            return reject("longer than " + LineReader.LINE_CHARS_MAX + " characters");
        }
        try (JsonParser in = JSON.createParser(object())) {
            return fields.read(in) ? tick() : reject("not one JSON object");
        } catch (JsonEOFException e) {
            return reject("not one JSON object on its line: it ends within the object");
        } catch (JsonProcessingException e) {
            return reject("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return reject("not JSON: " + e.getMessage());
        } catch (NumberFormatException e) {
            return reject("no number: " + e.getMessage());
        }
    }

    /** Text of the line without the comma between the elements of an array. */
    private String object() {
        String text = lines.text().strip();
        return text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
    }

    private @Nullable TickRow tick() {
        String symbol = fields.text(Name.SYMBOL);
        if (symbol != null && firstSymbol == null) {
            firstSymbol = symbol;
        }
        if (symbol != null && !symbols.accepts(symbol)) {
            return symbols.isOfOther(symbol) ? null : reject("another symbol: '" + symbol + "'");
        }
        if (fields.doubled() != null) {
            return reject("twice with different values: '" + fields.doubled() + "'");
        }
        if (!fields.hasPrice()) {
            return reject(fields.isBar() ? "a bar and no tick" : "no bid, ask or last");
        }
        List<String> times = fields.times();
        if (times.isEmpty()) {
            return reject("no time_msc, time, timestamp or t");
        }
        String time = times.get(0);
        long millis = clock.dateTime(time);
        if (millis == ClockText.NONE) {
            return reject("no date and time: '" + time + "'");
        }
        boolean hasZone = clock.isZoned();
        if (zoned == null) {
            zoned = hasZone;
        } else if (zoned != hasZone) {
            return reject("time with a zone beside times without: '" + time + "'");
        }
        for (String other : times.subList(1, times.size())) {
            if (contradicts(millis, hasZone, other)) {
                return reject("times that contradict each other: '" + time + "', '" + other + "'");
            }
        }
        return new TickRow(
                lines.number(),
                millis,
                fields.number(Name.BID, Double.NaN),
                fields.number(Name.ASK, Double.NaN),
                fields.number(Name.LAST, Double.NaN),
                fields.number(Name.VOLUME, 0),
                TickFlags.of(fields.text(Name.FLAGS)));
    }

    /** Compares a time of lower precedence; one on another clock or unreadable says nothing. */
    private boolean contradicts(long millis, boolean hasZone, String other) {
        long otherMillis = clock.dateTime(other);
        return otherMillis != ClockText.NONE
                && clock.isZoned() == hasZone
                && Math.abs(otherMillis - millis) > AGREE_MILLIS;
    }

    private @Nullable TickRow reject(String reason) {
        malformed.add(lines.number(), reason);
        return null;
    }

    @Override
    public long lineCount() {
        return lines.number();
    }

    @Override
    public Reading reading() {
        boolean utc = Boolean.TRUE.equals(zoned);
        var columns = new ArrayList<Reading.Column>();
        for (String name : List.of("symbol", "time", "bid", "ask", "last", "volume", "flags")) {
            columns.add(new Reading.Column(name, name));
        }
        return new Reading(
                "JSON lines",
                container,
                columns,
                utc ? ServerTime.UTC : wishedClock,
                firstSymbol == null ? List.of() : List.of(SymbolFilter.plain(firstSymbol)),
                List.of());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
