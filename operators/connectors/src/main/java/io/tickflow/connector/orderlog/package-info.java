/** Log of orders in Kafka, written by the sink and read by the desk. */
@NullMarked
package io.tickflow.connector.orderlog;

import org.jspecify.annotations.NullMarked;
