package io.tickflow.connector.kafka;

import io.tickflow.connector.decode.DeadLetters;
import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.event.PartialEvent;
import io.tickflow.core.deadletter.DeadLetterCode;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskLog;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.desk.log.UnreadRecord.Origin;
import io.tickflow.core.event.Mode;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a desk's topics, of any deployment; all of them have a value. A record that
 * is not an event of its topic becomes an {@link UnreadRecord}, with the account of its text or
 * otherwise of its key. Thread-safe.
 */
public final class DeskRecords {

    private static final int ACCOUNT_CHARS_MAX = 256;

    private final @Nullable Mode mode;

    private DeskRecords(@Nullable Mode mode) {
        this.mode = mode;
    }

    /** Reader of the records of one mode, and of the words of operators. */
    public static DeskRecords of(Mode mode) {
        return new DeskRecords(mode);
    }

    /** Reader for tools that do not trade. */
    public static DeskRecords ofAllModes() {
        return new DeskRecords(null);
    }

    /**
     * Passes a record of {@code tickflow.orders} to {@code reader}.
     *
     * @param counts true if a verdict counts; one of an owner without the lease does not
     */
    public void order(
            ConsumerRecord<byte[], byte[]> record,
            Predicate<OrderDecision> counts,
            DeskLog.Reader reader) {
        Event<OrderDecision> event;
        try {
            event = EventTypes.ORDERS.decode(record.value());
        } catch (IOException e) {
            reader.onUnread(record.offset(), unread(record, Origin.VERDICTS, e));
            return;
        }
        if (isOurs(event) && counts.test(event.body())) {
            reader.onVerdict(record.offset(), event.body());
        }
    }

    /** Converts a record of {@code tickflow.executions}; null if it is of another mode. */
    public @Nullable DeskMessage report(ConsumerRecord<byte[], byte[]> record) {
        try {
            Event<ExecutionReport> event = EventTypes.EXECUTIONS.decode(record.value());
            return isOurs(event) ? DeskMessage.of(record.offset(), event.body()) : null;
        } catch (IOException e) {
            return DeskMessage.of(record.offset(), unread(record, Origin.REPORTS, e));
        }
    }

    /**
     * Converts a record of {@code tickflow.control}; null if a desk or a sink of another mode wrote
     * it. A word of an operator counts in every mode: it must reach the desk whatever settings the
     * operator used, and only the owner of the account obeys it.
     */
    public @Nullable DeskMessage control(ConsumerRecord<byte[], byte[]> record) {
        try {
            Event<Control> event = EventTypes.CONTROL.decode(record.value());
            boolean counts = event.body().command().byOperator() || isOurs(event);
            return counts ? DeskMessage.of(record.offset(), event.body()) : null;
        } catch (IOException e) {
            return DeskMessage.of(record.offset(), unread(record, Origin.CONTROLS, e));
        }
    }

    private boolean isOurs(Event<?> event) {
        return mode == null || event.envelope().mode() == mode;
    }

    private static UnreadRecord unread(
            ConsumerRecord<byte[], byte[]> record, Origin origin, IOException why) {
        PartialEvent partial = PartialEvent.read(record.value());
        String account = partial.account().isBlank() ? keyOf(record) : partial.account();
        return new UnreadRecord(
                origin,
                account,
                partial.correlationId(),
                DeadLetters.of(
                        RawRecordDeserializer.raw(record),
                        DeadLetterCode.NOT_AN_EVENT,
                        firstLine(why),
                        partial.symbol(),
                        partial.eventTimeMillis()));
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        return key == null || key.length > ACCOUNT_CHARS_MAX
                ? ""
                : EventTypes.accountOf(new String(key, StandardCharsets.UTF_8).strip());
    }

    /** Takes the first line of a parser's message, as the others describe its source. */
    private static String firstLine(IOException why) {
        return String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    }
}
