package io.tickflow.cli.demo;

/**
 * A latency distribution, milliseconds.
 *
 * @param p50 median
 * @param p99 one in a hundred was slower
 * @param p999 one in a thousand was slower
 * @param count of values
 */
public record Percentiles(long p50, long p99, long p999, long count) {}
