package io.tickflow.operate.kafka;

/** An event and when Kafka took it, epoch milliseconds. */
public record StampedEvent<T>(T body, long appendMillis) {}
