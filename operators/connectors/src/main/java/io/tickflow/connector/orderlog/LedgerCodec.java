package io.tickflow.connector.orderlog;

import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.LedgerImage;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.OrderDecision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a snapshot: a magic number, the version, the fields, and CRC-32C of all of that. Orders
 * and reports are encoded as on their topics, so that a release reads what an earlier one wrote.
 * The same snapshot has the same bytes. Stateless.
 */
final class LedgerCodec {

    /** Version of the fields; another one is not read. */
    static final int VERSION = 1;

    private static final int MAGIC = 0x54464c53;
    private static final int RECORD_BYTES_MAX = 1 << 20;
    private static final String WRITER = "ledger";

    private LedgerCodec() {}

    static byte[] encode(LedgerSnapshot snapshot) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(snapshot.mode().name());
            out.writeUTF(snapshot.account());
            out.writeLong(snapshot.epoch());
            write(out, snapshot.verdicts());
            write(out, snapshot.reports());
            var writer = new Deployment(WRITER, snapshot.mode());
            LedgerImage image = snapshot.image();
            for (List<LedgerImage.Order> orders :
                    List.of(image.open(), image.held(), image.settled())) {
                out.writeInt(orders.size());
                for (LedgerImage.Order order : orders) {
                    write(out, EventTypes.ORDERS.encode(order.intent(), writer));
                    ExecutionReport last = order.last();
                    write(
                            out,
                            last == null
                                    ? new byte[0]
                                    : EventTypes.EXECUTIONS.encode(last, writer));
                }
            }
            out.writeInt(image.verdicts().size());
            for (LedgerImage.Verdict verdict : image.verdicts()) {
                out.writeUTF(verdict.decisionId());
                out.writeUTF(verdict.verdict().name());
                out.writeLong(verdict.eventTimeMillis());
            }
            out.writeLong(image.newestForgottenMillis());
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new IllegalStateException("an array can always be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} gave.
     *
     * @throws IOException if it is damaged, or of another version
     */
    static LedgerSnapshot decode(byte[] bytes) throws IOException {
        int end = bytes.length - Long.BYTES;
        if (end < Long.BYTES || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
            throw new IOException("it is no snapshot of a ledger");
        }
        int version = ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
        if (version != VERSION) {
            throw new IOException(
                    "its version is %d, this release reads %d".formatted(version, VERSION));
        }
        if (ByteBuffer.wrap(bytes).getLong(end) != checksum(bytes, end)) {
            throw new IOException("it is damaged: its checksum is another");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            long unused = in.readLong();
            return new LedgerSnapshot(
                    mode(in.readUTF()),
                    in.readUTF(),
                    in.readLong(),
                    mark(in),
                    mark(in),
                    new LedgerImage(
                            orders(in), orders(in), orders(in), verdicts(in), in.readLong()));
        } catch (IllegalArgumentException e) {
            throw new IOException("it has a word that this release does not know", e);
        }
    }

    private static Mode mode(String name) {
        return Mode.valueOf(name);
    }

    private static void write(DataOutputStream out, LogMark mark) throws IOException {
        out.writeLong(mark.next());
        out.writeLong(mark.last());
        out.writeLong(mark.checksum());
    }

    private static LogMark mark(DataInputStream in) throws IOException {
        return new LogMark(in.readLong(), in.readLong(), in.readLong());
    }

    private static void write(DataOutputStream out, byte[] record) throws IOException {
        out.writeInt(record.length);
        out.write(record);
    }

    private static List<LedgerImage.Order> orders(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<LedgerImage.Order> orders = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            OrderDecision intent = required(record(in, EventTypes.ORDERS));
            orders.add(new LedgerImage.Order(intent, record(in, EventTypes.EXECUTIONS)));
        }
        return orders;
    }

    private static List<LedgerImage.Verdict> verdicts(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<LedgerImage.Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            verdicts.add(
                    new LedgerImage.Verdict(
                            in.readUTF(), DeskVerdict.valueOf(in.readUTF()), in.readLong()));
        }
        return verdicts;
    }

    private static OrderDecision required(@Nullable OrderDecision intent) throws IOException {
        if (intent == null) {
            throw new IOException("an order has no intent");
        }
        return intent;
    }

    /** Reads a record; null if it is empty. */
    private static <T> @Nullable T record(DataInputStream in, EventType<T> type)
            throws IOException {
        int length = in.readInt();
        if (length < 0 || length > RECORD_BYTES_MAX) {
            throw new IOException("a record of it has " + length + " bytes");
        }
        return length == 0 ? null : type.decode(in.readNBytes(length)).body();
    }

    private static long checksum(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
