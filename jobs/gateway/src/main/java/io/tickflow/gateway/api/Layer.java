package io.tickflow.gateway.api;

/** Place that an answer comes from. */
public enum Layer {
    /** Memory of the gateway. */
    L1,
    /** Redis. */
    L2,
    /** ClickHouse. */
    L3,
    /** The part itself: Kafka, Flink, the registry, a file. */
    SOURCE
}
