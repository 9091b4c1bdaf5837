package io.tickflow.cli.feature;

import io.tickflow.cli.feature.FeaturePage.Derivation;
import io.tickflow.core.feature.TradeFunctions;
import java.util.List;

/** Functions of trades, for pages. */
final class TradeDerivations {

    static final List<Derivation> ALL =
            TradeFunctions.all().stream()
                    .map(
                            function ->
                                    new Derivation(
                                            function.call(), function.unit(), function.meaning()))
                    .toList();

    private TradeDerivations() {}
}
