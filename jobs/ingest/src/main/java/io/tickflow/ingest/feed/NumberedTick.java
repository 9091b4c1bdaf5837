package io.tickflow.ingest.feed;

/**
 * Tick with its number.
 *
 * @param sequence number within its stream, from 1
 * @param tick the tick
 */
public record NumberedTick(long sequence, FeedTick tick) {}
