/**
 * Decode stage, which turns the bytes of a bridge into ticks or dead letters, independent of Kafka.
 */
@NullMarked
package io.tickflow.connector.decode;

import org.jspecify.annotations.NullMarked;
