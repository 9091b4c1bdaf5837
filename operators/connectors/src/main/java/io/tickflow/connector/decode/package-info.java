/** Decode stage: bytes of a bridge become ticks or dead letters. Knows nothing of Kafka. */
@NullMarked
package io.tickflow.connector.decode;

import org.jspecify.annotations.NullMarked;
