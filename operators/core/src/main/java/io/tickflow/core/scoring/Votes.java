package io.tickflow.core.scoring;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.ModelFeature;
import java.util.ArrayList;
import java.util.List;

/** Votes of the roles that were asked so far, by the names under which a meta role reads them. */
final class Votes {

    private final List<RoleScorer> roles = new ArrayList<>();

    void add(RoleScorer role) {
        roles.add(role);
    }

    /**
     * Vote under {@code name} for row {@code row}; NaN if it is missing.
     *
     * @throws IllegalArgumentException if there is no such vote
     */
    float of(String name, int row) {
        for (RoleScorer role : roles) {
            String own = ModelFeature.VOTE + role.model().role();
            if (name.equals(own)) {
                return role.vote(row).probability();
            }
            List<Member> members = role.model().members();
            for (int i = 0; i < members.size(); i++) {
                if (name.equals(own + "." + members.get(i).name())) {
                    return role.answer(i, row);
                }
            }
        }
        throw new IllegalArgumentException("there is no vote '" + name + "'");
    }
}
