package io.tickflow.ingest.terminal;

/** Faults of the processes behind a terminal. */
enum ProcessFault {
    NONE,
    GATEWAY_KILLED,
    GATEWAY_RESTARTED,
    BROKER_KILLED,
    GATEWAY_KILLED_WITHOUT_BROKER
}
