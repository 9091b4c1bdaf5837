package io.tickflow.sandbox.stack.venue;

/**
 * Abilities of a venue, as long as it runs.
 *
 * @param answersStatus false if it refuses each question about an order
 */
public record VenueHabits(boolean answersStatus) {

    /** A venue that answers everything. */
    public static final VenueHabits ALL = new VenueHabits(true);
}
