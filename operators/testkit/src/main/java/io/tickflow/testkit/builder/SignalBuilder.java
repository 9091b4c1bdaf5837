package io.tickflow.testkit.builder;

import io.tickflow.core.market.Side;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.model.contract.PredictionRole;

/**
 * Builds a {@link Signal}. Starts from a candidate to buy EURUSD at 1.1 and 1.2 with confidence
 * 0.7, horizon 10 s and time to live 5 s.
 */
public final class SignalBuilder {

    private final String decisionId;
    private String symbol = "EURUSD";
    private long eventTimeMillis = 0;
    private int ordinal = 0;
    private Side side = Side.BUY;
    private float confidence = 0.7f;
    private SignalVerdict verdict = SignalVerdict.CANDIDATE;
    private SignalReason reason = SignalReason.NONE;
    private double bid = 1.1;
    private double ask = 1.2;
    private long horizonMillis = 10_000;
    private long timeToLiveMillis = 5_000;
    private long appendTimeMillis = 0;
    private String modelId = "m";
    private String modelVersion = "1";

    private SignalBuilder(String decisionId) {
        this.decisionId = decisionId;
    }

    /** A candidate of a decision. */
    public static SignalBuilder signal(String decisionId) {
        return new SignalBuilder(decisionId);
    }

    /** Sets the symbol. */
    public SignalBuilder symbol(String symbol) {
        this.symbol = symbol;
        return this;
    }

    /** Sets the event time. */
    public SignalBuilder at(long eventTimeMillis) {
        this.eventTimeMillis = eventTimeMillis;
        return this;
    }

    /** Sets the number among ticks of one time. */
    public SignalBuilder ordinal(int ordinal) {
        this.ordinal = ordinal;
        return this;
    }

    /** Sets the side. */
    public SignalBuilder side(Side side) {
        this.side = side;
        return this;
    }

    /** Makes it a vetoed signal. */
    public SignalBuilder vetoed(SignalReason reason) {
        this.verdict = SignalVerdict.VETOED;
        this.reason = reason;
        return this;
    }

    /** Sets bid and ask. */
    public SignalBuilder quote(double bid, double ask) {
        this.bid = bid;
        this.ask = ask;
        return this;
    }

    /** Sets how long its position is held. */
    public SignalBuilder horizonMillis(long horizonMillis) {
        this.horizonMillis = horizonMillis;
        return this;
    }

    /** Sets the age past which it expires. */
    public SignalBuilder timeToLiveMillis(long timeToLiveMillis) {
        this.timeToLiveMillis = timeToLiveMillis;
        return this;
    }

    /** Sets Kafka's timestamp of its tick. */
    public SignalBuilder appendedAt(long appendTimeMillis) {
        this.appendTimeMillis = appendTimeMillis;
        return this;
    }

    /** Sets the model. */
    public SignalBuilder model(String modelId, String modelVersion) {
        this.modelId = modelId;
        this.modelVersion = modelVersion;
        return this;
    }

    /** The record. */
    public Signal build() {
        return new Signal(
                decisionId,
                symbol,
                eventTimeMillis,
                ordinal,
                side,
                confidence,
                verdict,
                reason,
                bid,
                ask,
                horizonMillis,
                timeToLiveMillis,
                appendTimeMillis,
                modelId,
                modelVersion,
                PredictionRole.CHAMPION);
    }
}
