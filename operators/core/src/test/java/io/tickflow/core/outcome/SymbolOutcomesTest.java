package io.tickflow.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymbolOutcomesTest {

    private static final long SEED = 11;
    private static final int QUOTES = 4_000;
    private static final int DECIMALS = 1_000;

    @Test
    void shouldContinueAsWithoutAnInterruption() {
        List<SymbolQuote> quotes = quotes();
        var whole = new ArrayList<Outcome>();
        var first = new SymbolOutcomes(whole::add);
        quotes.forEach(first::add);

        var parts = new ArrayList<Outcome>();
        List<SymbolQuote> kept = new ArrayList<>();
        var random = new Random(SEED);
        var outcomes = new SymbolOutcomes(parts::add);
        for (SymbolQuote quote : quotes) {
            assertThat(outcomes.add(quote)).as("seed %d", SEED).isTrue();
            kept.add(quote);
            if (outcomes.hasExcess()) {
                kept = outcomes.needed(kept);
            }
            if (random.nextInt(50) == 0) {
                outcomes = new SymbolOutcomes(parts::add);
                outcomes.restore(kept);
            }
        }

        assertThat(parts).as("seed %d", SEED).isEqualTo(whole).hasSizeGreaterThan(QUOTES);
        assertThat(kept).as("what is not needed is let go").hasSizeLessThan(QUOTES / 2);
    }

    @Test
    void shouldLeaveOutRepeatedDecisions() {
        var told = new ArrayList<Outcome>();
        var outcomes = new SymbolOutcomes(told::add);
        List<SymbolQuote> quotes = quotes();
        quotes.forEach(outcomes::add);
        int before = told.size();

        for (SymbolQuote quote : quotes) {
            assertThat(outcomes.add(quote)).isFalse();
        }

        assertThat(told).hasSize(before);
    }

    @Test
    void shouldTakeDecisionsOfOneMillisecond() {
        var outcomes = new SymbolOutcomes(outcome -> {});

        assertThat(outcomes.add(new SymbolQuote("EURUSD", 0, "a", 5, 1, 2))).isTrue();
        assertThat(outcomes.add(new SymbolQuote("EURUSD", 1, "b", 5, 1, 2))).isTrue();
        assertThat(outcomes.add(new SymbolQuote("EURUSD", 1, "b", 5, 1, 2))).isFalse();
    }

    /** Eight hours, with bursts, ties and silences. */
    private static List<SymbolQuote> quotes() {
        var random = new Random(SEED);
        var quotes = new ArrayList<SymbolQuote>();
        long millis = 1_400_000_000_000L;
        int ordinal = 0;
        for (int i = 0; i < QUOTES; i++) {
            int step = random.nextInt(3) == 0 ? 0 : random.nextInt(20_000);
            ordinal = step == 0 && i > 0 ? ordinal + 1 : 0;
            millis += step;
            double bid = 1 + random.nextInt(DECIMALS) / 1e5;
            quotes.add(new SymbolQuote("EURUSD", ordinal, "d" + i, millis, bid, bid + 1e-4));
        }
        return quotes;
    }
}
