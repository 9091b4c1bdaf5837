package io.tickflow.cli.demo;

/**
 * Percentiles of a latency, milliseconds.
 *
 * @param p50 median
 * @param p99 99th percentile
 * @param p999 99.9th percentile
 * @param count number of values
 */
public record Percentiles(long p50, long p99, long p999, long count) {}
