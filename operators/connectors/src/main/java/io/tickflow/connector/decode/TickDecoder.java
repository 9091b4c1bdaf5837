package io.tickflow.connector.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.Tick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON shapes that MetaTrader bridges publish. Every record becomes either a tick or a
 * dead letter; prices are read but not judged. Not thread-safe.
 */
public final class TickDecoder {

    /** Largest value in bytes; a tick has some hundred. */
    public static final int VALUE_BYTES_MAX = 16_384;

    /** Longest symbol, characters. */
    public static final int SYMBOL_CHARS_MAX = 64;

    private static final int GUESSED_FROM_BYTES = 4;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(16)
                                    .maxStringLength(VALUE_BYTES_MAX)
                                    .build())
                    .build();

    private final TickTime time;
    private final long aheadMillisMax;
    private final TickFields fields = new TickFields();

    /** Event time of the current record; 0 until it is read. */
    private long eventTimeMillis;

    public TickDecoder(FeedClock clock) {
        this.time = new TickTime(clock);
        this.aheadMillisMax = clock.aheadMillisMax();
    }

    /** Decodes one record; never throws for any content. */
    public Decoded decode(RawRecord record) {
        try {
            return new Decoded(tick(record), null);
        } catch (Undecodable e) {
            String symbol = fields.symbol == null ? "" : fields.symbol;
            return new Decoded(
                    null, DeadLetters.of(record, e.code, e.detail, symbol, eventTimeMillis));
        }
    }

    private Tick tick(RawRecord record) throws Undecodable {
        readFields(record);
        String symbol = symbol(record);
        fields.symbol = symbol;
        eventTimeMillis = eventTime(symbol);
        if (eventTimeMillis > record.appendTimeMillis() + aheadMillisMax) {
            throw new Undecodable(
                    DeadLetterCode.IN_THE_FUTURE,
                    "its time is more than " + aheadMillisMax + " ms after its Kafka record's");
        }
        return new Tick(
                symbol,
                eventTimeMillis,
                quote("bid", fields.bid),
                quote("ask", fields.ask),
                optional("last", fields.last, Double.NaN),
                optional("volume", fields.volume, 0),
                (int) optional("flags", fields.flags, 0),
                record.partition(),
                record.offset(),
                record.appendTimeMillis());
    }

    private void readFields(RawRecord record) throws Undecodable {
        fields.symbol = null;
        eventTimeMillis = 0;
        if (record.value().length == 0) {
            throw new Undecodable(DeadLetterCode.EMPTY_VALUE, "the record has no value");
        }
        if (record.value().length > VALUE_BYTES_MAX) {
            throw new Undecodable(
                    DeadLetterCode.TOO_LARGE,
                    "the value has more than " + VALUE_BYTES_MAX + " bytes");
        }
        if (isOtherEncoding(record.value())) {
            throw new Undecodable(DeadLetterCode.NOT_JSON, "the value is not UTF-8");
        }
        try (JsonParser in = JSON.createParser(record.value())) {
            if (!fields.read(in)) {
                throw new Undecodable(DeadLetterCode.NOT_JSON, "the value is not one JSON object");
            }
        } catch (JsonProcessingException e) {
            throw new Undecodable(DeadLetterCode.NOT_JSON, e.getOriginalMessage());
        } catch (IOException e) {
            // Reading from memory does not fail, so the content is invalid.
            throw new Undecodable(DeadLetterCode.NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns true if a guessing parser would take these bytes for UTF-16 or UTF-32: JSON in UTF-8
     * contains no NUL, and no character begins with FE or FF.
     */
    private static boolean isOtherEncoding(byte[] value) {
        for (int i = 0; i < Math.min(value.length, GUESSED_FROM_BYTES); i++) {
            if (value[i] == 0) {
                return true;
            }
        }
        return value[0] == (byte) 0xfe || value[0] == (byte) 0xff;
    }

    private String symbol(RawRecord record) throws Undecodable {
        String symbol = fields.symbol;
        if (symbol == null || symbol.isBlank()) {
            symbol = new String(record.key(), StandardCharsets.UTF_8);
        }
        if (symbol.isBlank()) {
            throw new Undecodable(
                    DeadLetterCode.MISSING_SYMBOL, "no symbol in the value and none in the key");
        }
        if (symbol.length() > SYMBOL_CHARS_MAX) {
            throw new Undecodable(
                    DeadLetterCode.SYMBOL_TOO_LONG,
                    "the symbol has more than " + SYMBOL_CHARS_MAX + " characters");
        }
        if (!symbol.codePoints().allMatch(TickDecoder::isPrintable)) {
            throw new Undecodable(
                    DeadLetterCode.BAD_SYMBOL,
                    "the symbol holds a control character or half a character");
        }
        return symbol;
    }

    /** Rejects control characters, which could start another field after Symbol(55) of an order. */
    private static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE;
    }

    private long eventTime(String symbol) throws Undecodable {
        String text = fields.timeMillis != null ? fields.timeMillis : fields.time;
        if (text == null) {
            throw new Undecodable(
                    DeadLetterCode.MISSING_TIME, "none of time_msc, time, timestamp, t");
        }
        try {
            return time.utcMillis(symbol, text);
        } catch (DateTimeException | ArithmeticException e) {
            throw new Undecodable(DeadLetterCode.BAD_TIME, "cannot read the time '" + text + "'");
        }
    }

    /** Price of one side; NaN if the record has a last price and neither side. */
    private double quote(String name, @Nullable String text) throws Undecodable {
        boolean hasLastAlone = fields.bid == null && fields.ask == null && fields.last != null;
        return hasLastAlone ? Double.NaN : price(name, text);
    }

    private static double price(String name, @Nullable String text) throws Undecodable {
        if (text == null) {
            throw new Undecodable(DeadLetterCode.MISSING_PRICE, "no " + name);
        }
        return number(name, text);
    }

    private static double optional(String name, @Nullable String text, double missing)
            throws Undecodable {
        return text == null || text.isEmpty() ? missing : number(name, text);
    }

    private static double number(String name, String text) throws Undecodable {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Undecodable(
                    DeadLetterCode.BAD_NUMBER, name + " is not a number: '" + text + "'");
        }
    }

    /** Carries a reason to {@link #decode}, without a stack trace, as a feed may be all garbage. */
    private static final class Undecodable extends Exception {
        private final DeadLetterCode code;
        private final String detail;

        Undecodable(DeadLetterCode code, String detail) {
            super(detail, null, false, false);
            this.code = code;
            this.detail = detail;
        }
    }
}
