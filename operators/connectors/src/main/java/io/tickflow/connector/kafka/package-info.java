/** Kafka ends of the jobs: records in, events out. */
@NullMarked
package io.tickflow.connector.kafka;

import org.jspecify.annotations.NullMarked;
