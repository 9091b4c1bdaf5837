package io.tickflow.core.readmodel;

/**
 * Origin of a verdict record.
 *
 * @param epoch of its writer; {@link #NO_EPOCH} if the record names none
 * @param offset on {@code tickflow.orders}
 */
public record VerdictPlace(long epoch, long offset) {

    /** Epoch of a record that names none: such a record is never void. */
    public static final long NO_EPOCH = 0;
}
