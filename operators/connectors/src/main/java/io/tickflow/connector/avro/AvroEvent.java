package io.tickflow.connector.avro;

import io.tickflow.core.event.Mode;

/**
 * Content of an Avro record. The other fields of the envelope follow from the body.
 *
 * @param mode where the orders of the writing deployment go
 * @param schemaVersion version of the event type
 * @param body the event's own fields
 * @param <T> record of the core
 */
public record AvroEvent<T>(Mode mode, int schemaVersion, T body) {}
