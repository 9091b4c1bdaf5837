/** Bounded reads of the topics' newest records and of consumer groups' lags. */
@NullMarked
package io.tickflow.operate.kafka;

import org.jspecify.annotations.NullMarked;
