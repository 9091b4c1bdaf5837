package io.tickflow.ingest.feed;

/**
 * Missing numbers of a stream.
 *
 * @param from first missing number
 * @param through last missing number
 */
public record Gap(long from, long through) {}
