package io.tickflow.connector.decode;

import io.tickflow.core.deadletter.DeadLetter;
import io.tickflow.core.market.Tick;
import org.jspecify.annotations.Nullable;

/**
 * Result of decoding a record: exactly one of the two is present.
 *
 * @param tick the tick, if readable
 * @param deadLetter the dead letter, if not
 */
public record Decoded(@Nullable Tick tick, @Nullable DeadLetter deadLetter) {}
