/** Kafka ends: records in, events out, the topic catalogue. */
@NullMarked
package io.tickflow.connector.kafka;

import org.jspecify.annotations.NullMarked;
