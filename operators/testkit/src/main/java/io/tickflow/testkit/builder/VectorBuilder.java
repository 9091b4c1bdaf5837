package io.tickflow.testkit.builder;

import io.tickflow.core.feature.FeatureVector;

/**
 * Builds a {@link FeatureVector}. Starts from one value of a ready EURUSD vector at 1.1 and 1.2.
 */
public final class VectorBuilder {

    private final String decisionId;
    private String symbol = "EURUSD";
    private long eventTimeMillis = 1;
    private int ordinal = 0;
    private float[] values = {1};
    private String featureHash = "";
    private boolean ready = true;
    private int quality = 0;
    private double bid = 1.1;
    private double ask = 1.2;
    private double typicalSpread = 0.1;
    private int partition = 0;
    private long offset = 0;
    private long appendTimeMillis = 1;
    private String schema = "schema";
    private long[] settled = {};

    private VectorBuilder(String decisionId) {
        this.decisionId = decisionId;
    }

    /** The vector of a decision. */
    public static VectorBuilder vector(String decisionId) {
        return new VectorBuilder(decisionId);
    }

    /** Sets the symbol. */
    public VectorBuilder symbol(String symbol) {
        this.symbol = symbol;
        return this;
    }

    /** Sets the event time. */
    public VectorBuilder at(long eventTimeMillis) {
        this.eventTimeMillis = eventTimeMillis;
        return this;
    }

    /** Sets the quote. */
    public VectorBuilder quote(double bid, double ask) {
        this.bid = bid;
        this.ask = ask;
        return this;
    }

    /** Sets the features. */
    public VectorBuilder values(float... values) {
        this.values = values.clone();
        return this;
    }

    /** Sets the hash of the features. */
    public VectorBuilder featureHash(String featureHash) {
        this.featureHash = featureHash;
        return this;
    }

    /** Sets the bits of doubtful quality. */
    public VectorBuilder quality(int quality) {
        this.quality = quality;
        return this;
    }

    /** Sets the place of its tick in the feed. */
    public VectorBuilder record(int partition, long offset) {
        this.partition = partition;
        this.offset = offset;
        return this;
    }

    /** Sets Kafka's timestamp of its tick. */
    public VectorBuilder appendedAt(long appendTimeMillis) {
        this.appendTimeMillis = appendTimeMillis;
        return this;
    }

    /** Sets the hash of the schema. */
    public VectorBuilder schema(String schema) {
        this.schema = schema;
        return this;
    }

    /** Sets the bits of settled features. */
    public VectorBuilder settled(long... settled) {
        this.settled = settled.clone();
        return this;
    }

    /** The record. */
    public FeatureVector build() {
        return new FeatureVector(
                decisionId,
                symbol,
                eventTimeMillis,
                ordinal,
                values,
                featureHash,
                ready,
                quality,
                bid,
                ask,
                typicalSpread,
                partition,
                offset,
                appendTimeMillis,
                schema,
                settled);
    }
}
