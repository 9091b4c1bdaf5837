package io.tickflow.core.indicator;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The indicators that are kept for one timeframe, on closed bars: RSI(14), MACD(12, 26, 9),
 * EMA(20), Bollinger(20, 2) and with it SMA(20). Not thread-safe.
 */
public final class IndicatorSet {

    private static final int RSI_PERIOD = 14;
    private static final int AVERAGE_PERIOD = 20;
    private static final double BAND_WIDTH = 2;

    private final Rsi rsi = new Rsi(RSI_PERIOD);
    private final Macd macd = new Macd();
    private final Ema ema = new Ema(AVERAGE_PERIOD);
    private final BollingerBands bollinger = new BollingerBands(AVERAGE_PERIOD, BAND_WIDTH);

    IndicatorSet() {}

    /**
     * Adds the close of a bar.
     *
     * @param close finite and positive
     */
    public void update(double close) {
        rsi.update(close);
        macd.update(close);
        ema.update(close);
        bollinger.update(close);
    }

    /** RSI(14). */
    public Rsi rsi() {
        return rsi;
    }

    /** MACD(12, 26, 9). */
    public Macd macd() {
        return macd;
    }

    /** EMA(20). */
    public Ema ema() {
        return ema;
    }

    /** Bollinger(20, 2); its middle is SMA(20). */
    public BollingerBands bollinger() {
        return bollinger;
    }

    void write(DataOutput out) throws IOException {
        rsi.write(out);
        macd.write(out);
        ema.write(out);
        bollinger.write(out);
    }

    void readFrom(DataInput in) throws IOException {
        rsi.readFrom(in);
        macd.readFrom(in);
        ema.readFrom(in);
        bollinger.readFrom(in);
    }
}
