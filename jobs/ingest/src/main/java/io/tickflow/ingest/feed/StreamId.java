package io.tickflow.ingest.feed;

/**
 * Stream of numbered ticks: one symbol of one terminal.
 *
 * @param terminal id of the terminal
 * @param symbol name of the symbol at its broker
 */
public record StreamId(String terminal, String symbol) {}
