package io.tickflow.connector.orderlog;

import io.tickflow.connector.kafka.DeskRecords;
import io.tickflow.core.desk.log.Control;
import io.tickflow.core.desk.log.DeskMessage;
import io.tickflow.core.desk.log.UnreadRecord;
import io.tickflow.core.event.Mode;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the controls of an account as they come, on a thread of its own. */
final class ControlTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlTail.class);
    private static final long CLOSE_MILLIS = 5_000;

    private final TopicReader reader;
    private final String account;
    private final DeskRecords records;
    private final Thread thread;
    private volatile boolean closed;

    private ControlTail(
            OrderLogConfig config,
            Mode mode,
            TopicReader reader,
            String account,
            Consumer<Control> live,
            Consumer<Throwable> failed) {
        this.reader = reader;
        this.records = DeskRecords.of(mode);
        this.account = account;
        this.thread =
                new Thread(() -> run(config.controlTopic(), live, failed), "tickflow-controls");
        thread.setDaemon(true);
    }

    /**
     * Reads all controls so far, and starts to follow.
     *
     * @throws IOException if those so far cannot be read in the time allowed
     */
    static ControlTail start(
            OrderLogConfig config,
            Mode mode,
            String account,
            Consumer<Control> past,
            Consumer<Control> live,
            Consumer<Throwable> failed)
            throws IOException {
        TopicReader reader = TopicReader.open(config.kafka(), config.readTimeoutMillis());
        var tail = new ControlTail(config, mode, reader, account, live, failed);
        try {
            reader.read(config.controlTopic(), record -> tail.pass(record, past));
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
        tail.thread.start();
        return tail;
    }

    @Override
    public void close() {
        closed = true;
        reader.wakeUp();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String topic, Consumer<Control> live, Consumer<Throwable> failed) {
        try (reader) {
            while (!closed) {
                reader.readOn(record -> pass(record, live));
            }
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                LOG.error("{} cannot be followed", topic, e);
                failed.accept(e);
            }
        }
    }

    private void pass(ConsumerRecord<byte[], byte[]> record, Consumer<Control> receiver) {
        Control control = control(records.control(record));
        if (control != null) {
            receiver.accept(control);
        }
    }

    private @Nullable Control control(@Nullable DeskMessage message) {
        if (message == null) {
            return null;
        }
        Control control = message.control();
        UnreadRecord unread = message.unread();
        if (control != null) {
            return control.isFor(account) ? control : null;
        }
        if (unread == null || !unread.mayConcern(account)) {
            return null;
        }
        return new Control(
                "unreadable/" + message.offset(),
                account,
                Control.Command.HALT,
                "nobody",
                "a control that cannot be read");
    }
}
