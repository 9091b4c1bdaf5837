package io.tickflow.core.bar;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Time bars aligned to the clock of a session, otherwise like {@link TimeBars}. Stores the end of
 * the forming bar, so that a tick reads the clock only when it starts a bar.
 */
final class SessionBars implements BarBuilder {

    private final BarSpec spec;
    private final Bar forming = new Bar();
    private final Bar closed = new Bar();
    private BarSession session = BarSession.UTC;
    private long endMillis;

    SessionBars(BarSpec spec) {
        this.spec = spec;
    }

    @Override
    public void follow(BarSession ofSymbol) {
        session = ofSymbol;
    }

    @Override
    public boolean add(long eventTimeMillis, double price, double volume) {
        boolean hasBar = forming.ticks() > 0;
        if (hasBar && eventTimeMillis >= forming.startMillis() && eventTimeMillis < endMillis) {
            forming.add(price, volume);
            return false;
        }
        boolean closes = hasBar && eventTimeMillis >= endMillis;
        if (closes) {
            closed.copyFrom(forming);
        }
        forming.begin(session.startOf(spec, eventTimeMillis), price, volume);
        endMillis = session.endOf(spec, eventTimeMillis);
        return closes;
    }

    @Override
    public Bar closed() {
        return closed;
    }

    @Override
    public Bar forming() {
        return forming;
    }

    @Override
    public long openUntilMillis() {
        return forming.ticks() > 0 ? endMillis : 0;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        forming.write(out);
        out.writeLong(endMillis);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        forming.readFrom(in);
        endMillis = in.readLong();
    }
}
