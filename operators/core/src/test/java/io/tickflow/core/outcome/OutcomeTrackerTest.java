package io.tickflow.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutcomeTrackerTest {

    private static final long START = 1_400_000_000_000L;

    private final List<Outcome> outcomes = new ArrayList<>();
    private final OutcomeTracker tracker = new OutcomeTracker(outcomes::add);

    @Test
    void shouldEqualOutcomesFoundByLookingAtEveryQuote() {
        List<DecisionQuote> quotes = quotes(3_000);
        quotes.forEach(tracker::add);
        tracker.end();

        assertThat(new HashSet<>(outcomes)).hasSameSizeAs(outcomes).isEqualTo(bySearch(quotes));
        assertThat(outcomes).hasSizeGreaterThan(10_000);
    }

    @Test
    void shouldHoldQuoteOfDecisionThroughSilence() {
        tracker.add(quote(0, 1.0, 1.1));
        tracker.add(quote(5_000, 2.0, 2.1));

        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).quotes()).isZero();
        assertThat(outcomes.get(0).later().bid()).isEqualTo(1.0);
        assertThat(outcomes.get(0).highestAsk()).isEqualTo(1.1);
    }

    @Test
    void shouldLeaveOutHorizonThatHasNotPassed() {
        tracker.add(quote(0, 1.0, 1.1));
        tracker.add(quote(999, 1.0, 1.1));
        tracker.end();
        assertThat(outcomes).isEmpty();

        tracker.add(quote(1_000, 1.2, 1.3));
        tracker.end();
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).later().bid()).isEqualTo(1.2);
    }

    @Test
    void shouldRefuseQuoteOutOfOrder() {
        tracker.add(quote(10, 1, 1));

        assertThatThrownBy(() -> tracker.add(quote(9, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("after one of");
    }

    private static Set<Outcome> bySearch(List<DecisionQuote> quotes) {
        var found = new HashSet<Outcome>();
        long newest = quotes.get(quotes.size() - 1).eventTimeMillis();
        for (int i = 0; i < quotes.size(); i++) {
            DecisionQuote decision = quotes.get(i);
            for (long horizon : OutcomeTracker.HORIZONS_MILLIS) {
                long end = decision.eventTimeMillis() + horizon;
                if (end <= newest) {
                    found.add(outcome(decision, horizon, within(quotes, i, end)));
                }
            }
        }
        return found;
    }

    private static List<DecisionQuote> within(List<DecisionQuote> quotes, int index, long end) {
        return quotes.subList(index + 1, quotes.size()).stream()
                .takeWhile(quote -> quote.eventTimeMillis() <= end)
                .toList();
    }

    private static Outcome outcome(
            DecisionQuote decision, long horizon, List<DecisionQuote> after) {
        return new Outcome(
                decision,
                horizon,
                after.size(),
                after.isEmpty() ? decision : after.get(after.size() - 1),
                after.stream().mapToDouble(DecisionQuote::bid).max().orElse(decision.bid()),
                after.stream().mapToDouble(DecisionQuote::bid).min().orElse(decision.bid()),
                after.stream().mapToDouble(DecisionQuote::ask).max().orElse(decision.ask()),
                after.stream().mapToDouble(DecisionQuote::ask).min().orElse(decision.ask()));
    }

    /** A walk with ties, bursts and a silence of ten minutes. */
    private static List<DecisionQuote> quotes(int count) {
        var random = new Random(7);
        var quotes = new ArrayList<DecisionQuote>();
        long millis = 0;
        double mid = 1.1;
        for (int i = 0; i < count; i++) {
            millis += i == count / 2 ? 600_000 : random.nextInt(4) == 0 ? 0 : random.nextInt(5_000);
            mid += (random.nextInt(5) - 2) * 1e-4;
            double half = (1 + random.nextInt(3)) * 5e-5;
            quotes.add(quote(millis, mid - half, mid + half));
        }
        return quotes;
    }

    private static int number;

    private static DecisionQuote quote(long millis, double bid, double ask) {
        number++;
        return new DecisionQuote("d" + number, START + millis, bid, ask);
    }
}
