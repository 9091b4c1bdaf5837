package io.tickflow.core.readmodel;

/**
 * A symbol without orders, as its position is in doubt.
 *
 * @param account trading account
 * @param symbol as the feed names it
 * @param reason why
 * @param sinceMillis append time of the block, epoch milliseconds
 */
public record Block(String account, String symbol, String reason, long sinceMillis) {}
