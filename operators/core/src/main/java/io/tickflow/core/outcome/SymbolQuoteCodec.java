package io.tickflow.core.outcome;

import io.tickflow.core.state.StateCodec;
import io.tickflow.core.state.UnknownStateVersionException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Layout of a {@link SymbolQuote}. */
public final class SymbolQuoteCodec implements StateCodec<SymbolQuote> {

    private static final int VERSION = 1;

    @Override
    public String id() {
        return "outcome-quote";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public SymbolQuote create() {
        return new SymbolQuote("", 0, "", 0, 0, 0);
    }

    @Override
    public void write(SymbolQuote quote, DataOutput out) throws IOException {
        out.writeUTF(quote.symbol());
        out.writeInt(quote.ordinal());
        out.writeUTF(quote.decisionId());
        out.writeLong(quote.eventTimeMillis());
        out.writeDouble(quote.bid());
        out.writeDouble(quote.ask());
    }

    @Override
    public SymbolQuote read(int writtenVersion, DataInput in) throws IOException {
        if (writtenVersion != VERSION) {
            throw new UnknownStateVersionException(SymbolQuote.class, writtenVersion, VERSION);
        }
        return new SymbolQuote(
                in.readUTF(),
                in.readInt(),
                in.readUTF(),
                in.readLong(),
                in.readDouble(),
                in.readDouble());
    }
}
