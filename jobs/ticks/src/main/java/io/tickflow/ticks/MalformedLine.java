package io.tickflow.ticks;

/**
 * Unreadable line.
 *
 * @param line number in the file, from 1
 * @param reason error in the line
 */
public record MalformedLine(long line, String reason) {}
