package io.tickflow.core.desk;

import io.tickflow.core.state.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of a {@link SymbolMarket}. */
public final class SymbolMarketCodec implements StateCodec<SymbolMarket> {

    private static final int VERSION = 1;

    @Override
    public String id() {
        return "symbol-market";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public SymbolMarket create() {
        return SymbolMarket.EMPTY;
    }

    @Override
    public void write(SymbolMarket market, DataOutput out) throws IOException {
        out.writeDouble(market.bid());
        out.writeDouble(market.ask());
        out.writeLong(market.marketTimeMillis());
        out.writeInt(market.ordinal());
        out.writeLong(market.horizonMillis());
        out.writeLong(market.tradesForgottenMillis());
    }

    @Override
    public SymbolMarket read(int writtenVersion, DataInput in) throws IOException {
        StateFields.requireVersion(VERSION, writtenVersion, "a symbol's market");
        return new SymbolMarket(
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readLong());
    }
}
