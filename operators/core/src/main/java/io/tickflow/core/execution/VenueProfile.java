package io.tickflow.core.execution;

import java.io.Serializable;

/**
 * Habits of a broker that its protocol does not tell.
 *
 * @param remembersCompletedOrders true if it answers a status request about an order that has
 *     ended, so that "not known" proves that it never came
 * @param answersPositions true if it answers RequestForPositions(35=AN)
 * @param positionsFile file in which its terminal tells the positions; empty if there is none
 * @param obeysExpireTime true if it refuses an order that it reads after its ExpireTime(126), so
 *     that no entry can be executed late
 */
public record VenueProfile(
        boolean remembersCompletedOrders,
        boolean answersPositions,
        String positionsFile,
        boolean obeysExpireTime)
        implements Serializable {

    /** A broker of which nothing is known, so that nothing is taken for proof. */
    public static final VenueProfile CAUTIOUS = new VenueProfile(false, false);

    /** A venue that remembers every order and tells positions, like that of the sandbox. */
    public static final VenueProfile COMPLETE = new VenueProfile(true, true);

    /** A broker without a file that knows no ExpireTime(126). */
    public VenueProfile(boolean remembersCompletedOrders, boolean answersPositions) {
        this(remembersCompletedOrders, answersPositions, "", false);
    }

    /** True if the positions of the account can be learned in one way or the other. */
    public boolean tellsPositions() {
        return answersPositions || readsPositions();
    }

    /** True if a file tells the positions. */
    public boolean readsPositions() {
        return !positionsFile.isEmpty();
    }
}
