/** Avro records of the events that come with every tick. */
@NullMarked
package io.tickflow.connector.avro;

import org.jspecify.annotations.NullMarked;
