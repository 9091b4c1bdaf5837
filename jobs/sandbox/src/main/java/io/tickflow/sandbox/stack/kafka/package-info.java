/** A real Kafka broker in a process of its own. */
@NullMarked
package io.tickflow.sandbox.stack.kafka;

import org.jspecify.annotations.NullMarked;
