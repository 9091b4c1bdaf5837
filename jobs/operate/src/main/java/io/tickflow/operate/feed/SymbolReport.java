package io.tickflow.operate.feed;

import io.tickflow.core.feed.AppendLag;
import io.tickflow.core.feed.BrokerSymbol;
import io.tickflow.core.feed.FeedSurvey;
import io.tickflow.core.feed.Gaps;
import io.tickflow.core.feed.QuoteCounts;
import io.tickflow.core.feed.RepeatedHour;
import io.tickflow.core.feed.ServerTimeInference;
import io.tickflow.core.feed.ServerTimeVerdict;
import io.tickflow.core.feed.TickRate;
import org.jspecify.annotations.Nullable;

/**
 * Survey of one symbol's ticks.
 *
 * @param symbol as the feed names it
 * @param name taken apart; null if it holds no pair of currencies
 * @param repeatedHour autumn hour that the server's clock repeated; null if there is none
 */
public record SymbolReport(
        String symbol,
        @Nullable BrokerSymbol name,
        QuoteCounts quotes,
        TickRate pace,
        Gaps gaps,
        AppendLag lag,
        ServerTimeVerdict serverTime,
        @Nullable RepeatedHour repeatedHour) {

    static SymbolReport of(String symbol, FeedSurvey survey) {
        return new SymbolReport(
                symbol,
                BrokerSymbol.of(symbol).orElse(null),
                survey.quotes(),
                survey.tickRate(),
                survey.gaps(),
                survey.lag(),
                ServerTimeInference.infer(symbol, survey),
                survey.repeatedHour());
    }
}
