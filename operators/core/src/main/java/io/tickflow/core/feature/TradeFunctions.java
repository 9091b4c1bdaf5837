package io.tickflow.core.feature;

import io.tickflow.core.feature.expression.TradeFunction;
import io.tickflow.model.contract.FeatureUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Functions of trades that configured features can name. */
public final class TradeFunctions {

    /**
     * A function.
     *
     * @param call notation of a call
     * @param unit label of the unit
     * @param meaning half a sentence
     */
    public record Described(String call, String unit, String meaning) {}

    private static final List<Described> ALL =
            Stream.concat(
                            Arrays.stream(TradeFunction.values())
                                    .map(
                                            function ->
                                                    new Described(
                                                            function.label() + "(LENGTH)",
                                                            function.unit().label(),
                                                            function.meaning())),
                            Stream.of(
                                    new Described(
                                            "day_vwap()",
                                            FeatureUnit.PRICE.label(),
                                            "mean price of the trades since the start of the"
                                                    + " session's day, weighted by volume")))
                    .toList();

    private TradeFunctions() {}

    /** All functions, in the order of their documentation. */
    public static List<Described> all() {
        return ALL;
    }
}
