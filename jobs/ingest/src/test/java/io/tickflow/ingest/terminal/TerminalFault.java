package io.tickflow.ingest.terminal;

/** Faults of a terminal and of its line. */
enum TerminalFault {
    NONE,
    ANSWER_LOST,
    REQUEST_CUT,
    REPEATED,
    REPEATED_AT_ONCE,
    REORDERED,
    FOREIGN_SESSION,
    GARBAGE,
    RECONNECTED,
    MEMORY_LOST
}
