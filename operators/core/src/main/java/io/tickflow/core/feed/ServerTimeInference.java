package io.tickflow.core.feed;

import java.util.List;

/**
 * Infers the rule of a server's clock from its feed: from the position of weekends and from Kafka's
 * timestamps. If both are conclusive they must agree. Nothing is guessed beyond the evidence. Pure
 * functions, thread-safe.
 *
 * <p>New York's clock plus seven hours is a fixed offset for half a year at a time. A feed within
 * one such half fits the offset and the rule equally well. The rule is then recommended: most
 * brokers use it, and an offset would be wrong by an hour in the other half.
 */
public final class ServerTimeInference {

    private ServerTimeInference() {}

    /**
     * Infers the rule of one symbol's server.
     *
     * @param symbol symbol as in the feed: metals reopen later on Sundays than currencies
     * @param survey survey of all its ticks
     */
    public static ServerTimeVerdict infer(String symbol, FeedSurvey survey) {
        return weigh(
                WeekendEvidence.of(AssetClass.of(symbol), survey.gaps().overADay()),
                LagEvidence.of(survey.lag(), survey.tickRate().lastServerLocalMillis()));
    }

    private static ServerTimeVerdict weigh(ClockFinding weekends, ClockFinding lag) {
        if (!weekends.isConclusive() || !lag.isConclusive()) {
            String words =
                    weekends.isConclusive()
                            ? weekends.words()
                            : lag.isConclusive()
                                    ? lag.words()
                                    : weekends.words() + "; " + lag.words();
            return verdict(weekends.isConclusive() ? weekends.rules() : lag.rules(), words);
        }
        List<ClockRule> common = weekends.rules().stream().filter(lag.rules()::contains).toList();
        String words = weekends.words() + "; " + lag.words();
        return common.isEmpty()
                ? verdict(
                        List.of(),
                        "weekends say "
                                + weekends.rules()
                                + " and Kafka's timestamps "
                                + lag.rules()
                                + ": "
                                + words)
                : verdict(common, words);
    }

    private static ServerTimeVerdict verdict(List<ClockRule> rules, String words) {
        if (rules.isEmpty()) {
            return new ServerTimeVerdict(Confidence.CANNOT_TELL, null, words, List.of());
        }
        return new ServerTimeVerdict(
                rules.size() == 1 ? Confidence.TOLD_APART : Confidence.AMONG_EQUALS,
                rules.get(0).text(),
                words,
                rules.stream().skip(1).map(ClockRule::text).toList());
    }
}
