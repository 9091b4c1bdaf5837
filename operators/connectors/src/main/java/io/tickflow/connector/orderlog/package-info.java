/** The log of orders in Kafka, as the sink writes it and the desk reads it back. */
@NullMarked
package io.tickflow.connector.orderlog;

import org.jspecify.annotations.NullMarked;
