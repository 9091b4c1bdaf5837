package io.tickflow.core.desk;

import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.state.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Layout of a {@link Trade} with its orders. Version 1 had quantities in binary floating point, no
 * position id and no count of closed markets.
 */
public final class TradeCodec implements StateCodec<Trade> {

    private static final int FIRST = 1;
    private static final int VERSION = 2;

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
                "",
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
        out.writeUTF(trade.positionId());
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
        StateFields.requireVersion(VERSION, writtenVersion, "a trade");
        boolean isFirst = writtenVersion == FIRST;
        return new Trade(
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                isFirst ? "" : in.readUTF(),
                readExits(in, isFirst),
                new TradeOrders(readOrders(in, isFirst)));
    }

    private static ExitPlan readExits(DataInput in, boolean isFirst) throws IOException {
        return new ExitPlan(
                in.readBoolean(),
                in.readBoolean(),
                in.readInt(),
                isFirst ? 0 : in.readInt(),
                in.readLong());
    }

    private static void writeOrder(DeskOrder order, DataOutput out) throws IOException {
        out.writeUTF(order.leg().name());
        out.writeInt(order.attempt());
        out.writeUTF(order.side().name());
        out.writeLong(order.quantity().hundredMillionths());
        out.writeUTF(order.state().name());
        out.writeLong(order.filledQuantity().hundredMillionths());
        out.writeLong(order.newsAtMillis());
        out.writeLong(order.reportTimeMillis());
    }

    private static List<DeskOrder> readOrders(DataInput in, boolean isFirst) throws IOException {
        int count = StateFields.readCount(in, TradeOrders.MAX, "orders of a trade");
        var orders = new ArrayList<DeskOrder>(count + 1);
        for (int i = 0; i < count; i++) {
            orders.add(
                    new DeskOrder(
                            StateFields.readEnum(in, Leg.class),
                            in.readInt(),
                            StateFields.readEnum(in, Side.class),
                            readQuantity(in, isFirst),
                            StateFields.readEnum(in, OrderState.class),
                            readQuantity(in, isFirst),
                            in.readLong(),
                            in.readLong()));
        }
        return orders;
    }

    private static Quantity readQuantity(DataInput in, boolean isFirst) throws IOException {
        return isFirst ? Quantity.nearest(in.readDouble()) : new Quantity(in.readLong());
    }
}
