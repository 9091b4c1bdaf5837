package io.tickflow.connector.avro;

import java.io.IOException;

/**
 * Fields of an event in the order of its record, as {@link AvroSchema} declares them. Stateless.
 *
 * @param <T> record of the core
 */
interface AvroLayout<T> {

    /** Appends every field. */
    void write(T event, AvroWriter out);

    /**
     * Reads every field.
     *
     * @throws IOException if the bytes are not these fields
     */
    T read(AvroReader in) throws IOException;
}
