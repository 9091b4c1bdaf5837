package io.tickflow.connector.avro;

import io.tickflow.core.event.Deployment;

/**
 * Content of an Avro record. The other fields of the envelope follow from the body.
 *
 * @param writer deployment that wrote the event
 * @param schemaVersion version of the event type
 * @param body the event's own fields
 * @param <T> record of the core
 */
public record AvroEvent<T>(Deployment writer, int schemaVersion, T body) {}
