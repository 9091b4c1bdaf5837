package io.tickflow.connector.event;

import java.util.function.Function;

/**
 * Record key of the events of one type.
 *
 * @param name a word for the documentation, such as {@code symbol}
 * @param of key of one event
 * @param byMode true if the mode of its writer stands before it
 * @param <T> record of the event's own fields
 */
public record EventKey<T>(String name, Function<T, String> of, boolean byMode) {

    /** Key without the mode. */
    public EventKey(String name, Function<T, String> of) {
        this(name, of, false);
    }
}
