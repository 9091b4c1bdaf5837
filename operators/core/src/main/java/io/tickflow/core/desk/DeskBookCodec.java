package io.tickflow.core.desk;

import io.tickflow.core.desk.log.LogPosition;
import io.tickflow.core.risk.TokenBucket;
import io.tickflow.core.state.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Layout of a {@link DeskBook} with its open trades. */
public final class DeskBookCodec implements StateCodec<DeskBook> {

    private static final int VERSION = 1;

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
    }

    @Override
    public DeskBook read(int writtenVersion, DataInput in) throws IOException {
        StateFields.requireVersion(VERSION, writtenVersion, "a desk book");
        return new DeskBook(
                in.readBoolean(),
                new TokenBucket(in.readDouble(), in.readLong()),
                in.readInt(),
                in.readLong(),
                new LogPosition(in.readLong(), in.readLong(), in.readLong()),
                readTrades(in));
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
