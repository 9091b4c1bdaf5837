package io.tickflow.core.desk;

import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.event.Mode;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.risk.TokenBucket;
import io.tickflow.core.state.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Layout of a {@link DeskBook} with its open trades. Version 1 had no mode, no remainders and no
 * blocked symbols.
 */
public final class DeskBookCodec implements StateCodec<DeskBook> {

    private static final int FIRST = 1;
    private static final int VERSION = 2;

    private static final TradeCodec TRADES = new TradeCodec();

    @Override
    public String id() {
        return "desk-book";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public DeskBook create() {
        return new DeskBook();
    }

    @Override
    public void write(DeskBook book, DataOutput out) throws IOException {
        out.writeBoolean(book.halted());
        out.writeDouble(book.bucket().tokens());
        out.writeLong(book.bucket().refilledAtMillis());
        out.writeInt(book.symbols());
        out.writeLong(book.endedTrades());
        out.writeLong(book.position().verdicts());
        out.writeLong(book.position().reports());
        out.writeLong(book.position().controls());
        List<Trade> trades = book.trades();
        out.writeInt(TRADES.version());
        out.writeInt(trades.size());
        for (Trade trade : trades) {
            TRADES.write(trade, out);
        }
        Mode mode = book.mode();
        out.writeUTF(mode == null ? "" : mode.name());
        writeRemainders(book.remainders(), out);
        writeBlocked(book.blocked(), out);
    }

    @Override
    public DeskBook read(int writtenVersion, DataInput in) throws IOException {
        StateFields.requireVersion(VERSION, writtenVersion, "a desk book");
        var book = readBook(in);
        if (writtenVersion > FIRST) {
            book.mode(readMode(in));
            readRemainders(book.remainders(), in);
            readBlocked(book.blocked(), in);
        }
        return book;
    }

    private static DeskBook readBook(DataInput in) throws IOException {
        return new DeskBook(
                in.readBoolean(),
                new TokenBucket(in.readDouble(), in.readLong()),
                in.readInt(),
                in.readLong(),
                new LogPosition(in.readLong(), in.readLong(), in.readLong()),
                readTrades(in));
    }

    private static void writeBlocked(Map<String, String> blocked, DataOutput out)
            throws IOException {
        out.writeInt(blocked.size());
        for (Map.Entry<String, String> block : blocked.entrySet()) {
            out.writeUTF(block.getKey());
            out.writeUTF(block.getValue());
        }
    }

    private static void readBlocked(Map<String, String> blocked, DataInput in) throws IOException {
        int count = StateFields.readCount(in, DeskBook.BLOCKED_MAX, "blocked symbols");
        for (int i = 0; i < count; i++) {
            blocked.put(in.readUTF(), in.readUTF());
        }
    }

    private static void writeRemainders(Remainders remainders, DataOutput out) throws IOException {
        List<Remainders.Remainder> all = remainders.all();
        out.writeInt(all.size());
        for (Remainders.Remainder remainder : all) {
            out.writeUTF(remainder.decisionId());
            out.writeUTF(remainder.symbol());
            out.writeLong(remainder.held().hundredMillionths());
        }
    }

    private static void readRemainders(Remainders remainders, DataInput in) throws IOException {
        int count = StateFields.readCount(in, Remainders.MAX, "remainders");
        for (int i = 0; i < count; i++) {
            remainders.put(in.readUTF(), in.readUTF(), new Quantity(in.readLong()));
        }
    }

    private static @Nullable Mode readMode(DataInput in) throws IOException {
        String name = in.readUTF();
        for (Mode mode : Mode.values()) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        if (name.isEmpty()) {
            return null;
        }
        throw new IOException("'" + name + "' is no mode");
    }

    private static List<Trade> readTrades(DataInput in) throws IOException {
        int version = in.readInt();
        int count = StateFields.readCount(in, DeskBook.TRADES_MAX, "open trades");
        var trades = new ArrayList<Trade>(count);
        for (int i = 0; i < count; i++) {
            trades.add(TRADES.read(version, in));
        }
        return trades;
    }
}
