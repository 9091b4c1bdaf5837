package io.tickflow.ticks.text;

/**
 * Line of a text.
 *
 * @param number from 1
 * @param text without its end, cut one character beyond the limit
 * @param ended true if a line end follows it
 */
record Line(long number, String text, boolean ended) {}
