package io.tickflow.core.market;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.deadletter.DeadLetterCode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/** Dead letters of ticks rejected by {@link TickGate}. */
public final class TickRejection {

    private TickRejection() {}

    /**
     * Creates the dead letter of {@code tick}. Its payload is a short text of the decoded tick, not
     * the bytes of the record: partition and offset lead to those.
     *
     * @param topic source of the tick
     */
    public static DeadLetter deadLetter(DeadLetterCode code, Tick tick, String topic) {
        String payload = textOf(tick);
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32C();
        crc.update(bytes);
        return new DeadLetter(
                code,
                detailOf(code),
                tick.symbol(),
                tick.eventTimeMillis(),
                topic,
                tick.partition(),
                tick.offset(),
                payload,
                bytes.length,
                crc.getValue());
    }

    private static String textOf(Tick tick) {
        return String.format(
                Locale.ROOT,
                "symbol=%s eventTimeMillis=%d bid=%s ask=%s last=%s volume=%s flags=%d",
                tick.symbol(),
                tick.eventTimeMillis(),
                tick.bid(),
                tick.ask(),
                tick.last(),
                tick.volume(),
                tick.flags());
    }

    private static String detailOf(DeadLetterCode code) {
        return switch (code) {
            case NON_FINITE_PRICE -> "a price is not a finite number";
            case NON_POSITIVE_PRICE ->
                    "bid or ask is not above zero, or last is below"
                            + " (tickflow.features.negative-prices allows it)";
            case CROSSED_QUOTE -> "bid is above ask";
            case BEFORE_1990 -> "the event time is before 1990";
            case OUT_OF_ORDER -> "the event time is before that of the last accepted tick";
            case DUPLICATE -> "time, prices and volume are those of the last accepted tick";
            case PRICE_SPIKE -> "mid is more than 10% off the last accepted one, unconfirmed";
            case TIME_JUMP -> "more than 7 days after the last accepted tick, unconfirmed";
            case SYMBOL_ON_TWO_PARTITIONS ->
                    "the symbol was seen on another partition before: its order is not defined";
            case ALREADY_IN_HISTORY ->
                    "the state was made from history that reaches to this time or beyond";
            case IN_THE_FUTURE -> "the event time is ahead of the record";
            case EMPTY_VALUE,
                    TOO_LARGE,
                    NOT_JSON,
                    MISSING_SYMBOL,
                    SYMBOL_TOO_LONG,
                    BAD_SYMBOL,
                    MISSING_TIME,
                    BAD_TIME,
                    MISSING_PRICE,
                    BAD_NUMBER,
                    CONTRADICTION,
                    SEVERAL_TICKS,
                    NOT_AN_EVENT ->
                    throw new IllegalArgumentException(code + " is not a verdict on a tick");
        };
    }
}
