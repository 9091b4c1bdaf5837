package io.tickflow.job.history.tick;

import io.tickflow.connector.decode.Decoded;
import io.tickflow.connector.decode.FeedClock;
import io.tickflow.connector.decode.RawRecord;
import io.tickflow.connector.decode.TickDecoder;
import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.market.Tick;
import org.jspecify.annotations.Nullable;

/** Reads records of the feed as the SignalJob does. Not thread-safe. */
public final class TickRecorder {

    private final TickDecoder decoder;

    /**
     * Creates a recorder for one feed.
     *
     * @param clock server-time rules of the feed
     */
    public TickRecorder(FeedClock clock) {
        this.decoder = new TickDecoder(clock);
    }

    /** Reads a record; null for a message of the bridge that is not meant to be a tick. */
    public @Nullable RecordedTick read(RawRecord record) {
        Decoded decoded = decoder.decode(record);
        if (decoded.tick() != null) {
            return RecordedTick.of(record.topic(), decoded.tick());
        }
        DeadLetter letter = decoded.deadLetter();
        return letter == null
                ? null
                : new RecordedTick(
                        record.topic(), unreadable(letter.symbol(), record), letter.code().name());
    }

    private static Tick unreadable(String symbol, RawRecord record) {
        return new Tick(
                symbol,
                record.appendTimeMillis(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                0,
                record.partition(),
                record.offset(),
                record.appendTimeMillis());
    }
}
