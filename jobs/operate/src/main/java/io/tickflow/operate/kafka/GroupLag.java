package io.tickflow.operate.kafka;

import org.jspecify.annotations.Nullable;

/**
 * Records of a topic that a consumer group has not confirmed.
 *
 * @param records number of them
 * @param oldestMillis append time of the oldest; null if there is none
 */
public record GroupLag(String group, String topic, long records, @Nullable Long oldestMillis) {}
