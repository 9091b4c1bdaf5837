package io.tickflow.core.execution;

import java.io.Serializable;

/**
 * Habits of a broker that its protocol does not tell.
 *
 * @param remembersCompletedOrders true if it answers a status request about an order that has
 *     ended, so that "not known" proves that it never came
 * @param answersPositions true if it answers RequestForPositions(35=AN)
 */
public record VenueProfile(boolean remembersCompletedOrders, boolean answersPositions)
        implements Serializable {

    /** A broker of which nothing is known, so that nothing is taken for proof. */
    public static final VenueProfile CAUTIOUS = new VenueProfile(false, false);

    /** A venue that remembers every order and tells positions, like that of the sandbox. */
    public static final VenueProfile COMPLETE = new VenueProfile(true, true);
}
