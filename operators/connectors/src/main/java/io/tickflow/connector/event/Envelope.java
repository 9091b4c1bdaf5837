package io.tickflow.connector.event;

import io.tickflow.core.event.Mode;

/**
 * Common fields of every event.
 *
 * @param type name of the event, such as {@code TradeSignalCreated}
 * @param eventId derived and unique: a second record with the same id is a repetition
 * @param correlationId the decision that it belongs to
 * @param causationId event that led to it; empty for the first of a chain
 * @param mode destination of the orders of this deployment
 * @param schemaVersion version of the JSON Schema of {@code type}
 */
public record Envelope(
        String type,
        String eventId,
        String correlationId,
        String causationId,
        Mode mode,
        int schemaVersion) {}
