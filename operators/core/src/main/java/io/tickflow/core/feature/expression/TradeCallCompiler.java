package io.tickflow.core.feature.expression;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.feature.node.Cadence;
import io.tickflow.core.feature.node.DayVwap;
import io.tickflow.core.feature.node.FeatureWarmup;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.Node.Description;
import io.tickflow.core.feature.node.TradeValue;
import io.tickflow.core.feature.store.SymbolTrades;
import io.tickflow.core.feature.store.TradeStatistic;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.FeatureUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compiles calls of functions of trades, such as {@code trade_rate(60s)} and {@code day_vwap()},
 * and plans the windows that they read, each once.
 */
final class TradeCallCompiler {

    private static final String DAY_VWAP = "day_vwap";

    private static final Map<String, TradeFunction> FUNCTIONS =
            Arrays.stream(TradeFunction.values())
                    .collect(Collectors.toMap(TradeFunction::label, Function.identity()));

    private static final long DAY_MILLIS = BarSpec.DAY.size();

    private final FeatureCompiler compiler;
    private final List<BarSpec> windows = new ArrayList<>();
    private boolean ofDay;

    TradeCallCompiler(FeatureCompiler compiler) {
        this.compiler = compiler;
    }

    /** Returns true if a call names a function of trades. */
    static boolean isOne(Expression.Call call) {
        return call.function().equals(DAY_VWAP) || FUNCTIONS.containsKey(call.function());
    }

    /** Names of all functions of trades. */
    static List<String> functions() {
        var names = new ArrayList<String>(FUNCTIONS.keySet());
        names.add(DAY_VWAP);
        return names;
    }

    /** Windows that the compiled calls read. */
    SymbolTrades.Plan plan() {
        return new SymbolTrades.Plan(windows, ofDay, compiler.series().rules());
    }

    /**
     * Compiles a call.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Node node(Expression.Call call) {
        TradeFunction function = FUNCTIONS.get(call.function());
        return function == null ? dayVwap(call) : windowed(call, function);
    }

    private Node dayVwap(Expression.Call call) {
        if (!call.arguments().isEmpty()) {
            throw new ExpressionException(
                    DAY_VWAP + " takes no argument: day_vwap()", call.column());
        }
        ofDay = true;
        String days = compiler.series().nameOf(BarSpec.DAY);
        String definition = DAY_VWAP + "(" + days + ')';
        Node known = compiler.known(definition);
        return known != null
                ? known
                : compiler.keep(
                        new DayVwap(
                                compiler.nextIndex(),
                                description(definition, DAY_VWAP, FeatureUnit.PRICE, DAY_MILLIS)));
    }

    private Node windowed(Expression.Call call, TradeFunction function) {
        BarSpec length = length(call);
        String definition = function.label() + '(' + length + ')';
        Node known = compiler.known(definition);
        if (known != null) {
            return known;
        }
        TradeStatistic statistic = function.statistic();
        return compiler.keep(
                new TradeValue(
                        compiler.nextIndex(),
                        description(
                                definition,
                                function.label() + '_' + length.label(),
                                function.unit(),
                                length.size()),
                        slotOf(length),
                        statistic));
    }

    private static BarSpec length(Expression.Call call) {
        String given =
                call.arguments().size() == 1
                        ? call.arguments().get(0).toString()
                        : call.arguments().size() + " arguments";
        return timeOf(given)
                .orElseThrow(
                        () ->
                                new ExpressionException(
                                        "%s takes a length of time up to a day, such as 60s, M5 or"
                                                        .formatted(call.function())
                                                + " H1, not "
                                                + given,
                                        call.column()));
    }

    private static Optional<BarSpec> timeOf(String given) {
        try {
            return Optional.of(BarSpec.parse(given))
                    .filter(length -> length.kind() == BarSpec.Kind.TIME)
                    .filter(length -> length.size() <= DAY_MILLIS);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private int slotOf(BarSpec length) {
        int known = windows.indexOf(length);
        if (known >= 0) {
            return known;
        }
        windows.add(length);
        return windows.size() - 1;
    }

    private static Description description(
            String definition, String column, FeatureUnit unit, long sessionMillis) {
        return new Description(
                definition,
                column,
                unit,
                FeatureSpec.TRADES,
                Cadence.TICK,
                new FeatureWarmup(Cadence.TICK, 0, 0, sessionMillis));
    }
}
