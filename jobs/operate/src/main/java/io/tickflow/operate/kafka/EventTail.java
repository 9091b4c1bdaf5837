package io.tickflow.operate.kafka;

import java.util.List;

/**
 * Newest events of a topic that belong to a deployment, the oldest first.
 *
 * @param events those events
 * @param completeFromMillis append time from which they are complete, as older records were not
 *     read; {@link Long#MIN_VALUE} if all were
 */
public record EventTail<T>(List<StampedEvent<T>> events, long completeFromMillis) {}
