package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarRules;
import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.store.BarSeries;
import io.tickflow.core.feature.store.BarSeries.PlannedIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Plans the bar series that features ask for, and the indicators on them, each once. */
final class SeriesPlanner {

    private final BarRules rules;
    private final List<BarSpec> bars = new ArrayList<>();
    private final List<List<PlannedIndicator>> indicators = new ArrayList<>();

    SeriesPlanner(BarRules rules) {
        this.rules = rules;
    }

    /** Rules by which all bars are cut and priced. */
    BarRules rules() {
        return rules;
    }

    /** Name of bars by the configured rules. */
    String nameOf(BarSpec spec) {
        return rules.nameOf(spec);
    }

    /** Number of the series of these bars, a new one if need be. */
    int of(BarSpec spec) {
        int known = bars.indexOf(spec);
        if (known >= 0) {
            return known;
        }
        bars.add(spec);
        indicators.add(new ArrayList<>());
        return bars.size() - 1;
    }

    /** Slot of an indicator on a series, a new one if need be. */
    int slotOf(int series, IndicatorKind kind, double[] parameters) {
        String id = id(kind, parameters);
        List<PlannedIndicator> planned = indicators.get(series);
        for (int slot = 0; slot < planned.size(); slot++) {
            if (planned.get(slot).id().equals(id)) {
                return slot;
            }
        }
        planned.add(new PlannedIndicator(id, kind, parameters));
        return planned.size() - 1;
    }

    private static String id(IndicatorKind kind, double[] parameters) {
        return Arrays.stream(parameters)
                .mapToObj(Expression::text)
                .collect(Collectors.joining(",", kind.name() + '(', ")"));
    }

    List<BarSpec> bars() {
        return bars;
    }

    int count() {
        return bars.size();
    }

    List<BarSeries.Plan> plans() {
        var plans = new ArrayList<BarSeries.Plan>();
        for (int i = 0; i < bars.size(); i++) {
            plans.add(new BarSeries.Plan(bars.get(i), rules, indicators.get(i)));
        }
        return plans;
    }
}
