package io.tickflow.model.training.evaluation;

import io.tickflow.core.feature.FeatureConfig;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.SymbolState;
import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the roles whose decision point a tick is. One thread. */
final class DecisionPoints {

    /** Engine that makes a vector at the decision points of one role, and of no other tick. */
    private record Point(FeatureEngine engine, Map<String, SymbolState> states) {

        boolean isAt(Tick tick) {
            SymbolState state =
                    states.computeIfAbsent(tick.symbol(), name -> engine.features().newState());
            return engine.step(state, tick).vector() != null;
        }
    }

    private final List<Point> points = new ArrayList<>();
    private final int everyTick;

    /**
     * Creates the points of roles.
     *
     * @param roles fewer than 32
     * @param config features of the job, for the rules of its bars
     * @throws IllegalArgumentException naming a decision point that does not exist
     */
    DecisionPoints(List<RoleModel> roles, FeatureConfig config) {
        int all = 0;
        for (int i = 0; i < roles.size(); i++) {
            if (roles.get(i).decisionPoint().equals(RoleModel.EVERY_TICK)) {
                all |= 1 << i;
            }
            points.add(point(roles.get(i), config));
        }
        everyTick = all;
    }

    private static Point point(RoleModel model, FeatureConfig config) {
        String name = model.decisionPoint();
        var alone =
                new FeatureConfig(
                        List.of(),
                        List.of(),
                        name.equals(RoleModel.EVERY_TICK) ? FeatureConfig.EVERY_TICK : name,
                        config.pips(),
                        config.barRules(),
                        config.usualPrices());
        try {
            return new Point(new FeatureEngine("points", FeatureSet.of(alone)), new TreeMap<>());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "role %s decides at '%s'; every-tick can be, or bars such as 10s, M5 or T500"
                            .formatted(model.role(), name),
                    e);
        }
    }

    /** Takes in the next tick; returns a bit for each role that decides at it. */
    int at(Tick tick) {
        int due = everyTick;
        for (int i = 0; i < points.size(); i++) {
            if ((everyTick & 1 << i) == 0 && points.get(i).isAt(tick)) {
                due |= 1 << i;
            }
        }
        return due;
    }
}
