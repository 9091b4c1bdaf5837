package io.tickflow.operate.kafka;

import org.jspecify.annotations.Nullable;

/**
 * Unconfirmed records of a consumer group on a topic.
 *
 * @param records number of records
 * @param oldestMillis append time of the oldest; null if there is none
 */
public record GroupLag(String group, String topic, long records, @Nullable Long oldestMillis) {}
