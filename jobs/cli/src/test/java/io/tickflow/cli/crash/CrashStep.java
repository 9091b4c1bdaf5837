package io.tickflow.cli.crash;

/**
 * A fault at its time.
 *
 * @param number from 0
 * @param signalsBefore signals that the feed publishes before it
 * @param lastsMillis time until it is healed; a process that was killed starts at once
 */
record CrashStep(int number, CrashFault fault, int signalsBefore, long lastsMillis) {}
