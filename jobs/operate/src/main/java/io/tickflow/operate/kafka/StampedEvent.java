package io.tickflow.operate.kafka;

import io.tickflow.core.event.Deployment;
import io.tickflow.core.readmodel.VerdictPlace;

/**
 * Event with its writer, and the timestamp and place of its record.
 *
 * @param writer deployment that wrote it
 * @param appendMillis append time, epoch milliseconds
 * @param place offset, and the writer's epoch if the record is a verdict
 */
public record StampedEvent<T>(T body, Deployment writer, long appendMillis, VerdictPlace place) {}
