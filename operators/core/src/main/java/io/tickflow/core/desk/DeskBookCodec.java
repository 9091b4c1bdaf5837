package io.tickflow.core.desk;

import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.risk.TokenBucket;
import io.tickflow.core.state.StateCodec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Layout of a {@link DeskBook} with its open trades. */
public final class DeskBookCodec implements StateCodec<DeskBook> {

    private static final int VERSION = 2;

    /** Version of a release that blocked no symbols. */
    private static final int BEFORE_BLOCKS = 1;

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
        out.writeInt(book.blocked().size());
        for (Map.Entry<String, String> block : book.blocked().entrySet()) {
            out.writeUTF(block.getKey());
            out.writeUTF(block.getValue());
        }
    }

    @Override
    public DeskBook read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != BEFORE_BLOCKS) {
            StateFields.requireVersion(VERSION, writtenVersion, "a desk book");
        }
        return new DeskBook(
                in.readBoolean(),
                new TokenBucket(in.readDouble(), in.readLong()),
                in.readInt(),
                in.readLong(),
                new LogPosition(in.readLong(), in.readLong(), in.readLong()),
                readTrades(in),
                writtenVersion == BEFORE_BLOCKS ? Map.of() : readBlocked(in));
    }

    private static Map<String, String> readBlocked(DataInput in) throws IOException {
        int count = StateFields.readCount(in, DeskBook.BLOCKED_MAX, "blocked symbols");
        var blocked = new LinkedHashMap<String, String>();
        for (int i = 0; i < count; i++) {
            blocked.put(in.readUTF(), in.readUTF());
        }
        return blocked;
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
