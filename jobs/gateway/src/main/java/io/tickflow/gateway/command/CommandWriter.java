package io.tickflow.gateway.command;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.desk.log.Control;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.control.AppendedRecord;
import io.tickflow.operate.control.ControlAnswers;
import io.tickflow.operate.control.ControlAppend;
import io.tickflow.operate.control.RecordAppender;
import io.tickflow.settings.DeskAddress;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes commands by one connection that stays open: to open one takes longer than a desk needs to
 * halt. Opens another after a failure. Thread-safe.
 */
public final class CommandWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandWriter.class);

    private static final Duration REHEARSAL = Duration.ofSeconds(2);

    private final DeskAddress desk;
    private final KafkaConfig kafka;
    private @Nullable RecordAppender appender;
    private boolean isClosed;

    /** Creates a writer, which connects at {@link #open} or at the first command. */
    public CommandWriter(DeskAddress desk) {
        this.desk = desk;
        this.kafka = desk.kafka();
    }

    /** Connects, as far as Kafka answers, and goes the way of a command without sending one. */
    public void open() {
        try {
            appender().find(EventTypes.CONTROL.topic());
            ControlAnswers.rehearse(desk, REHEARSAL);
        } catch (KafkaException | OperationException e) {
            LOG.info("commands are not connected yet: {}", kafka.reason(e));
        }
    }

    /**
     * Appends a command for the account of {@code address}.
     *
     * @throws OperationException if it is not known to be durable
     */
    AppendedRecord append(
            Control.Command command, DeskAddress address, String by, String reason, String symbol) {
        RecordAppender used = appender();
        try {
            return ControlAppend.append(used, command, address, by, reason, symbol);
        } catch (OperationException e) {
            drop(used);
            throw e;
        }
    }

    private synchronized RecordAppender appender() {
        if (isClosed) {
            throw OperationException.failed("the gateway stops");
        }
        RecordAppender open = appender;
        if (open == null) {
            open = new RecordAppender(kafka);
            appender = open;
        }
        return open;
    }

    private synchronized void drop(RecordAppender failed) {
        if (appender == failed) {
            appender = null;
            failed.close();
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (appender != null) {
            appender.close();
            appender = null;
        }
    }
}
