package io.tickflow.model.training.evaluation;

import io.tickflow.core.scoring.Ensemble;
import io.tickflow.core.signal.ScoredDecision;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Probabilities of roles and of their members, by symbol. Not thread-safe. */
public final class RoleColumns {

    private final List<RoleModel> roles;
    private final Map<String, Map<String, ProbabilityColumn>> bySymbol = new TreeMap<>();

    RoleColumns(List<RoleModel> roles) {
        this.roles = roles;
    }

    /** Fused probabilities of a role. */
    public ProbabilityColumn of(String symbol, Role role) {
        return column(symbol, role.toString());
    }

    /** Probabilities of a member alone. */
    public ProbabilityColumn of(String symbol, Role role, String member) {
        return column(symbol, role + "." + member);
    }

    /**
     * Adds the answers at a tick, of the roles that have one.
     *
     * @param row number of the tick among the accepted ones of its symbol
     */
    void add(ScoredDecision decision, int row) {
        Prediction prediction = decision.prediction();
        for (RoleModel model : roles) {
            String role = model.role().toString();
            float fused = fused(decision, model.role());
            if (Ensemble.isProbability(fused)) {
                column(prediction.symbol(), role).set(row, fused);
                for (MemberVote vote : prediction.votes()) {
                    if (vote.member().startsWith(role + ".")) {
                        column(prediction.symbol(), vote.member()).set(row, vote.probability());
                    }
                }
            }
        }
    }

    /** Fused answer of a role; NaN if a job would not act on it, or between decision points. */
    private static float fused(ScoredDecision decision, Role role) {
        Prediction prediction = decision.prediction();
        return switch (role) {
            case DIRECTION -> decision.ready() ? prediction.probability() : Float.NaN;
            case META -> prediction.metaProbability();
            case REGIME -> prediction.regimeProbability();
        };
    }

    private ProbabilityColumn column(String symbol, String name) {
        return bySymbol.computeIfAbsent(symbol, key -> new TreeMap<>())
                .computeIfAbsent(name, key -> new ProbabilityColumn());
    }
}
