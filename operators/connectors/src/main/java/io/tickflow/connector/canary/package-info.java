/** Controls of a canary in Kafka. */
@NullMarked
package io.tickflow.connector.canary;

import org.jspecify.annotations.NullMarked;
