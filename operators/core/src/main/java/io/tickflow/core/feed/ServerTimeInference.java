package io.tickflow.core.feed;

import java.util.List;

/**
 * Finds the rule of a server's clock from what its feed shows: where its weekends lie, and when
 * Kafka took its ticks. Both have to agree if both say something. What the evidence does not hold
 * is not guessed. Pure; any thread.
 *
 * <p>New York's clock plus seven hours is a fixed offset for half a year at a time. Where a feed
 * holds one such half only, the offset and the rule explain it equally well, and the rule is
 * recommended, as it is what most brokers have and an offset would be wrong by an hour in the other
 * half.
 */
public final class ServerTimeInference {

    private ServerTimeInference() {}

    /**
     * The rule of one symbol's server.
     *
     * @param symbol as the feed names it: metals reopen later on Sundays than currencies
     * @param survey of all its ticks
     */
    public static ServerTimeVerdict infer(String symbol, FeedSurvey survey) {
        return weigh(
                WeekendEvidence.of(Market.of(symbol), survey.gaps().overADay()),
                LagEvidence.of(survey.lag(), survey.pace().lastServerLocalMillis()));
    }

    private static ServerTimeVerdict weigh(Finding weekends, Finding lag) {
        if (!weekends.tells() || !lag.tells()) {
            String words =
                    weekends.tells()
                            ? weekends.words()
                            : lag.tells() ? lag.words() : weekends.words() + "; " + lag.words();
            return verdict(weekends.tells() ? weekends.rules() : lag.rules(), words);
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
