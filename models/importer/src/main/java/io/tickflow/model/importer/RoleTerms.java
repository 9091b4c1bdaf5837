package io.tickflow.model.importer;

import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.List;

/**
 * Terms on which a role decides.
 *
 * @param role use of the probability
 * @param label name of the training label
 * @param horizonMillis time that the label looks ahead
 * @param gate smallest confidence that counts
 * @param symbols symbols that it was made for, or {@code *}
 * @param decisionPoint moments at which it scores: {@link RoleModel#EVERY_TICK}, or the name of
 *     bars for each of their closes
 * @param quorum smallest number of members whose answers make a vote; 0 for half of them
 */
public record RoleTerms(
        Role role,
        String label,
        long horizonMillis,
        double gate,
        List<String> symbols,
        String decisionPoint,
        int quorum) {

    /** Terms of the repository's own bundle, for any symbol. */
    public static final RoleTerms DIRECTION =
            new RoleTerms(
                    Role.DIRECTION,
                    "sm_N5",
                    10_000,
                    0.6,
                    List.of(RoleModel.ANY_SYMBOL),
                    RoleModel.EVERY_TICK,
                    0);

    /** Copies the list. */
    public RoleTerms {
        symbols = List.copyOf(symbols);
    }

    /** Name of a file of this role; those of a direction have no prefix. */
    String fileOf(String name) {
        return role == Role.DIRECTION ? name : role + "-" + name;
    }

    int quorumOf(int members) {
        return quorum > 0 ? quorum : (members + 1) / 2;
    }
}
