package io.tickflow.core.scoring;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.ArrayList;
import java.util.List;

/** Moments at which a role scores: every vector, or those of closing bars. Immutable. */
final class DecisionPoint {

    private static final long EVERY_VECTOR = 0;

    private final long barBit;

    private DecisionPoint(long barBit) {
        this.barBit = barBit;
    }

    /**
     * Decision point of {@code model}, of bars in the order of {@code bars}.
     *
     * @throws IllegalArgumentException if the job has no such bars
     */
    static DecisionPoint of(RoleModel model, List<String> bars) {
        if (model.decisionPoint().equals(RoleModel.EVERY_TICK)) {
            return new DecisionPoint(EVERY_VECTOR);
        }
        int position = bars.indexOf(model.decisionPoint());
        if (position < 0) {
            throw new IllegalArgumentException(problem(model, bars));
        }
        return new DecisionPoint(1L << position);
    }

    /** Problems of a bundle in a job that has {@code bars}, a sentence each. */
    static List<String> problems(ModelManifest manifest, List<String> bars) {
        var problems = new ArrayList<String>();
        for (RoleModel model : manifest.roles()) {
            String point = model.decisionPoint();
            if (!point.equals(RoleModel.EVERY_TICK) && !bars.contains(point)) {
                problems.add(problem(model, bars));
            }
        }
        return problems;
    }

    private static String problem(RoleModel model, List<String> bars) {
        return "role "
                + model.role()
                + " decides when bars '"
                + model.decisionPoint()
                + "' close, and the job has the bars "
                + bars
                + "; maybe add them to tickflow.features.bars";
    }

    /** Returns true if the role scores {@code vector}. */
    boolean isAt(FeatureVector vector) {
        return barBit == EVERY_VECTOR || (vector.closedBars() & barBit) != 0;
    }
}
