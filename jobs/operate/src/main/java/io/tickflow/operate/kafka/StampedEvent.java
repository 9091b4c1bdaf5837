package io.tickflow.cli.health;

/** An event and when Kafka took it, epoch milliseconds. */
record Seen<T>(T body, long appendMillis) {}
