package io.tickflow.connector.event;

/**
 * Ids of one event, derived from its subject: a repetition has the same.
 *
 * @param eventId unique among all events
 * @param correlationId decision of the event; empty if it belongs to none
 * @param causationId event that led to it; empty for the first of a chain
 */
record EventIds(String eventId, String correlationId, String causationId) {

    /** Ids of an event that belongs to no decision. */
    static EventIds standalone(String eventId) {
        return new EventIds(eventId, "", "");
    }
}
