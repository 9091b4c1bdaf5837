package io.tickflow.connector.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;

/**
 * Common fields of every event.
 *
 * @param type name of the event, such as {@code TradeSignalCreated}
 * @param eventId derived and unique: a second record with the same id is a repetition
 * @param correlationId the decision that it belongs to
 * @param causationId event that led to it; empty for the first of a chain
 * @param pipeline name of the deployment that wrote it; empty if its release did not record it
 * @param mode destination of the orders of this deployment
 * @param schemaVersion version of the JSON Schema of {@code type}
 */
public record Envelope(
        String type,
        String eventId,
        String correlationId,
        String causationId,
        String pipeline,
        Mode mode,
        int schemaVersion) {

    /** Writer of the event. */
    @JsonIgnore
    public Deployment deployment() {
        return new Deployment(pipeline, mode);
    }
}
