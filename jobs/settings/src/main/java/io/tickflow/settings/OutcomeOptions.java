package io.tickflow.settings;

import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.outcome.OutcomeSample;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of outcomes and of the accuracy by them. */
public final class OutcomeOptions {

    public static final ConfigOption<Double> SAMPLE =
            ConfigOptions.key("tickflow.outcomes.sample")
                    .doubleType()
                    .defaultValue(1.0)
                    .withDescription(
                            "Share of the decisions whose outcomes become events and rows, 0 to 1,"
                                    + " chosen by their ids; 0 for none.");

    public static final ConfigOption<Double> ACCURACY_MIN =
            ConfigOptions.key("tickflow.outcomes.accuracy-min")
                    .doubleType()
                    .defaultValue(0.6)
                    .withDescription(
                            "Accuracy of a model or member on a symbol, 0 to 1, below which an"
                                    + " event says so.");

    public static final ConfigOption<Integer> ACCURACY_WINDOW =
            ConfigOptions.key("tickflow.outcomes.accuracy-window")
                    .intType()
                    .defaultValue(1_000)
                    .withDescription("Number of newest votes by which the accuracy is counted.");

    public static final ConfigOption<Integer> ACCURACY_VOTES_MIN =
            ConfigOptions.key("tickflow.outcomes.accuracy-votes-min")
                    .intType()
                    .defaultValue(200)
                    .withDescription("Number of votes below which no event is made.");

    public static final ConfigOption<Double> ACCURACY_SURE =
            ConfigOptions.key("tickflow.outcomes.accuracy-sure")
                    .doubleType()
                    .defaultValue(0.1)
                    .withDescription(
                            "Least distance of a probability from 0.5 for a vote to count, 0 to"
                                    + " 0.5.");

    private static final int WINDOW_MAX = 100_000;
    private static final double SURE_MAX = 0.5;
    private static final String SHARE = "must be 0 to 1";

    private OutcomeOptions() {}

    /** Reads the options; problems go to {@code options}. */
    static HistoryConfig.Outcomes read(OptionReader options) {
        double sample = options.read(SAMPLE, OutcomeOptions::isShare, SHARE);
        double least = options.read(ACCURACY_MIN, OutcomeOptions::isShare, SHARE);
        int window =
                options.read(
                        ACCURACY_WINDOW,
                        votes -> votes > 0 && votes <= WINDOW_MAX,
                        "must be 1 to " + WINDOW_MAX);
        int votes = options.read(ACCURACY_VOTES_MIN, count -> count > 0, "must be above 0");
        if (votes > window) {
            options.problem(
                    ACCURACY_VOTES_MIN.key()
                            + ": '"
                            + votes
                            + "' must be at most "
                            + ACCURACY_WINDOW.key());
        }
        double sure =
                options.read(
                        ACCURACY_SURE,
                        distance -> distance >= 0 && distance <= SURE_MAX,
                        "must be 0 to " + SURE_MAX);
        return new HistoryConfig.Outcomes(
                new OutcomeSample(sample), new AccuracyRules(least, window, votes, sure));
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}
