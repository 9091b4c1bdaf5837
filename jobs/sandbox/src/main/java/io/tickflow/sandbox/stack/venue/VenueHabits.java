package io.tickflow.sandbox.stack.venue;

/**
 * Abilities of a venue, as long as it runs.
 *
 * @param answersStatus false if it refuses each question about an order
 * @param hedges true if an order that names no position opens another one
 */
public record VenueHabits(boolean answersStatus, boolean hedges) {

    /** A venue that answers everything and nets positions. */
    public static final VenueHabits ALL = new VenueHabits(true, false);

    /** Field with the id of a position, in orders and reports of a venue that hedges. */
    public static final int POSITION_ID_TAG = 9041;
}
