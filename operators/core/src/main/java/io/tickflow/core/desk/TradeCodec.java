package io.tickflow.core.desk;

import io.tickflow.core.market.Side;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.state.StateCodec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Layout of a {@link Trade} with its orders. */
public final class TradeCodec implements StateCodec<Trade> {

    private static final int VERSION = 2;

    /** Version of a release that took closed markets for failures. */
    private static final int BEFORE_CLOSURES = 1;

    @Override
    public String id() {
        return "trade";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Trade create() {
        return new Trade(
                "",
                "",
                0,
                0,
                Trade.NOT_FILLED,
                new ExitPlan(Long.MIN_VALUE),
                new TradeOrders(new ArrayList<>(2)));
    }

    @Override
    public void write(Trade trade, DataOutput out) throws IOException {
        out.writeUTF(trade.decisionId());
        out.writeUTF(trade.symbol());
        out.writeLong(trade.eventTimeMillis());
        out.writeLong(trade.horizonMillis());
        out.writeLong(trade.filledAtMillis());
        out.writeBoolean(trade.exits().begun());
        out.writeBoolean(trade.exits().stuck());
        out.writeInt(trade.exits().failures());
        out.writeInt(trade.exits().closures());
        out.writeLong(trade.exits().notBeforeMillis());
        out.writeInt(trade.orders().size());
        for (DeskOrder order : trade.orders()) {
            writeOrder(order, out);
        }
    }

    @Override
    public Trade read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != BEFORE_CLOSURES) {
            StateFields.requireVersion(VERSION, writtenVersion, "a trade");
        }
        return new Trade(
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readExits(writtenVersion, in),
                new TradeOrders(readOrders(in)));
    }

    private static ExitPlan readExits(int writtenVersion, DataInput in) throws IOException {
        return new ExitPlan(
                in.readBoolean(),
                in.readBoolean(),
                in.readInt(),
                writtenVersion == BEFORE_CLOSURES ? 0 : in.readInt(),
                in.readLong());
    }

    private static void writeOrder(DeskOrder order, DataOutput out) throws IOException {
        out.writeUTF(order.leg().name());
        out.writeInt(order.attempt());
        out.writeUTF(order.side().name());
        out.writeDouble(order.quantity());
        out.writeUTF(order.state().name());
        out.writeDouble(order.filledQuantity());
        out.writeLong(order.newsAtMillis());
        out.writeLong(order.reportTimeMillis());
    }

    private static List<DeskOrder> readOrders(DataInput in) throws IOException {
        int count = StateFields.readCount(in, TradeOrders.MAX, "orders of a trade");
        var orders = new ArrayList<DeskOrder>(count + 1);
        for (int i = 0; i < count; i++) {
            orders.add(
                    new DeskOrder(
                            StateFields.readEnum(in, Leg.class),
                            in.readInt(),
                            StateFields.readEnum(in, Side.class),
                            in.readDouble(),
                            StateFields.readEnum(in, OrderState.class),
                            in.readDouble(),
                            in.readLong(),
                            in.readLong()));
        }
        return orders;
    }
}
