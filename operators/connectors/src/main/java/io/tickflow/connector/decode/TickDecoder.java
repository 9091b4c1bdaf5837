package io.tickflow.connector.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.market.Tick;
import io.tickflow.core.market.TickFlags;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON shapes that MetaTrader bridges publish. Every record becomes a tick, a dead
 * letter, or a message of the bridge about itself; prices are read but not judged. Not thread-safe.
 */
public final class TickDecoder {

    /** Largest value in bytes; a tick has some hundred. */
    public static final int VALUE_BYTES_MAX = 16_384;

    /** Longest symbol, characters. */
    public static final int SYMBOL_CHARS_MAX = 64;

    private static final int GUESSED_FROM_BYTES = 4;

    /** Bytes before the JSON of a schema registry's serializer: a zero and a schema id. */
    private static final int REGISTRY_BYTES = 5;

    /** Types of messages that a bridge sends between ticks. */
    private static final Set<String> OTHER_MESSAGES =
            Set.of(
                    "hello",
                    "heartbeat",
                    "ping",
                    "pong",
                    "welcome",
                    "bye",
                    "status",
                    "info",
                    "login",
                    "connected",
                    "disconnected",
                    "subscribed",
                    "unsubscribed");

    private final long aheadMillisMax;
    private final TickFields fields = new TickFields();
    private final TickMessage message = new TickMessage(fields);
    private final EventTimes times;

    /** Symbol of the current record; null until it is read. */
    private @Nullable String symbol;

    public TickDecoder(FeedClock clock) {
        this.times = new EventTimes(clock, fields);
        this.aheadMillisMax = clock.aheadMillisMax();
    }

    /** Decodes one record; never throws for any content. */
    public Decoded decode(RawRecord record) {
        fields.clear();
        times.clear();
        symbol = null;
        try {
            readFields(record.value());
            String type = otherMessage();
            return type == null ? Decoded.tick(tick(record)) : Decoded.message(type);
        } catch (Undecodable e) {
            String named = symbol != null ? symbol : SymbolText.readable(record.key());
            return Decoded.unusable(
                    DeadLetters.of(record, e.code(), e.detail(), named, times.utcMillis()));
        }
    }

    private Tick tick(RawRecord record) throws Undecodable {
        String name = SymbolText.named(fields.first(TickField.SYMBOL), record.key());
        symbol = name;
        SymbolText.check(name, fields);
        if (fields.doubled() != null) {
            throw new Undecodable(
                    DeadLetterCode.CONTRADICTION,
                    "the field " + fields.doubled() + " is there twice with different values");
        }
        times.read(name);
        long eventTimeMillis = times.utcMillis();
        if (eventTimeMillis > record.appendTimeMillis() + aheadMillisMax) {
            throw new Undecodable(
                    DeadLetterCode.IN_THE_FUTURE,
                    "its time is more than " + aheadMillisMax + " ms after its Kafka record's");
        }
        checkPrices();
        return new Tick(
                name,
                eventTimeMillis,
                number("bid", fields.first(TickField.BID), Double.NaN),
                number("ask", fields.first(TickField.ASK), Double.NaN),
                number("last", fields.first(TickField.LAST), Double.NaN),
                number("volume", fields.first(TickField.VOLUME), 0),
                TickFlags.of(fields.first(TickField.FLAGS)),
                record.partition(),
                record.offset(),
                record.appendTimeMillis(),
                times.repeatMillis());
    }

    private void readFields(byte[] value) throws Undecodable {
        if (value.length == 0) {
            throw new Undecodable(DeadLetterCode.EMPTY_VALUE, "the record has no value");
        }
        if (value.length > VALUE_BYTES_MAX) {
            throw new Undecodable(
                    DeadLetterCode.TOO_LARGE,
                    "the value has more than " + VALUE_BYTES_MAX + " bytes");
        }
        int from = isOfRegistry(value) ? REGISTRY_BYTES : 0;
        if (from == 0 && isOtherEncoding(value)) {
            throw new Undecodable(DeadLetterCode.NOT_JSON, "the value is not UTF-8");
        }
        int end = value.length;
        while (value[end - 1] == 0 && end > from + 1) {
            end--;
        }
        try {
            message.read(value, from, end - from);
        } catch (JsonProcessingException e) {
            throw new Undecodable(DeadLetterCode.NOT_JSON, e.getOriginalMessage());
        } catch (IOException e) {
            // Reading from memory does not fail, so the content is invalid.
            throw new Undecodable(DeadLetterCode.NOT_JSON, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isOfRegistry(byte[] value) {
        return value[0] == 0 && value.length > REGISTRY_BYTES && value[REGISTRY_BYTES] == '{';
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

    /** Type of a message without prices that is known not to be a tick; otherwise null. */
    private @Nullable String otherMessage() {
        String type = fields.first(TickField.TYPE);
        if (type == null
                || fields.has(TickField.BID)
                || fields.has(TickField.ASK)
                || fields.has(TickField.LAST)) {
            return null;
        }
        String plain = strip(type).toLowerCase(Locale.ROOT);
        return OTHER_MESSAGES.contains(plain) ? plain : null;
    }

    private void checkPrices() throws Undecodable {
        boolean bid = isSet(fields.first(TickField.BID));
        boolean ask = isSet(fields.first(TickField.ASK));
        boolean hasLastAlone = !bid && !ask && isSet(fields.first(TickField.LAST));
        if ((!bid || !ask) && !hasLastAlone) {
            String missing = bid ? "no ask" : ask ? "no bid" : "no bid and no ask";
            throw new Undecodable(DeadLetterCode.MISSING_PRICE, missing + fields.others());
        }
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static double number(String name, @Nullable String text, double missing)
            throws Undecodable {
        if (!isSet(text)) {
            return missing;
        }
        try {
            return TickNumber.parse(strip(String.valueOf(text)));
        } catch (NumberFormatException e) {
            throw new Undecodable(
                    DeadLetterCode.BAD_NUMBER, name + " is not a number: '" + text + "'");
        }
    }

    /** Removes blanks around a text, and the NULs that fixed-length strings end with. */
    static String strip(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end).strip();
    }
}
