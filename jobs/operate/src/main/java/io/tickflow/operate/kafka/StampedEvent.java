package io.tickflow.operate.kafka;

import io.tickflow.core.readmodel.VerdictPlace;

/**
 * Event with the timestamp and place of its record.
 *
 * @param appendMillis append time, epoch milliseconds
 * @param place offset, and the writer's epoch if the record is a verdict
 */
public record StampedEvent<T>(T body, long appendMillis, VerdictPlace place) {}
