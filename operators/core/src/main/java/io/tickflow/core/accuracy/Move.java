package io.tickflow.core.accuracy;

import io.tickflow.core.outcome.MeasuredOutcome;
import java.util.List;

/**
 * Move of the market after one decision, and the roles whose votes on it were judged. Immutable.
 *
 * @param direction 1 for a rise of mid, -1 for a fall, 0 for none
 * @param judged one bit a role
 */
public record Move(int direction, int judged) {

    private static final List<String> ROLES = List.of("CHAMPION", "CHALLENGER", "SHADOW");

    /** Move by {@code outcome}, nothing judged. */
    public static Move of(MeasuredOutcome outcome) {
        return new Move(
                Double.compare(
                        outcome.laterBid() + outcome.laterAsk(), outcome.bid() + outcome.ask()),
                0);
    }

    /** Roles that may vote on a decision. */
    public static List<String> roles() {
        return ROLES;
    }

    /** True if mid is where it was. */
    public boolean isFlat() {
        return direction == 0;
    }

    /** True if the votes in {@code role} were judged. */
    public boolean isJudged(String role) {
        return (judged & bit(role)) != 0;
    }

    /** With the votes in {@code role} judged. */
    public Move judged(String role) {
        return new Move(direction, judged | bit(role));
    }

    private static int bit(String role) {
        return 1 << ROLES.indexOf(role);
    }
}
