package io.tickflow.flink.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.outcome.OutcomeSample;
import io.tickflow.core.outcome.SymbolQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class OutcomeFunctionHarnessTest {

    private static final long SEED = 5;
    private static final int QUOTES = 2_000;

    private final List<MeasuredOutcome> told = new ArrayList<>();

    @Test
    void shouldTellTheSameThroughRestores() throws Exception {
        List<SymbolQuote> quotes = quotes();
        try (var harness = harness(OutcomeSample.ALL)) {
            harness.open();
            send(harness, quotes);
        }
        List<MeasuredOutcome> whole = List.copyOf(told);
        told.clear();

        OperatorSubtaskState state = null;
        for (int from = 0; from < QUOTES; from += QUOTES / 10) {
            try (var harness = harness(OutcomeSample.ALL)) {
                if (state != null) {
                    harness.initializeState(state);
                }
                harness.open();
                // A restart repeats what came before it.
                send(harness, quotes.subList(Math.max(0, from - 30), from + QUOTES / 10));
                state = harness.snapshot(from, from);
            }
        }

        assertThat(told).as("seed %d", SEED).isEqualTo(whole).hasSizeGreaterThan(QUOTES);
        assertThat(told).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellASampleWithUnchangedExtremes() throws Exception {
        List<SymbolQuote> quotes = quotes();
        try (var harness = harness(OutcomeSample.ALL)) {
            harness.open();
            send(harness, quotes);
        }
        List<MeasuredOutcome> whole = List.copyOf(told);
        told.clear();

        var half = new OutcomeSample(0.5);
        try (var harness = harness(half)) {
            harness.open();
            send(harness, quotes);
        }

        assertThat(told)
                .isEqualTo(
                        whole.stream()
                                .filter(outcome -> half.takes(outcome.decisionId()))
                                .toList());
    }

    private void send(
            KeyedOneInputStreamOperatorTestHarness<String, SymbolQuote, MeasuredOutcome> harness,
            List<SymbolQuote> quotes)
            throws Exception {
        for (SymbolQuote quote : quotes) {
            harness.processElement(quote, 0);
        }
        told.addAll(harness.extractOutputValues());
        harness.getOutput().clear();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, SymbolQuote, MeasuredOutcome>
            harness(OutcomeSample sample) throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new OutcomeFunction(sample)),
                SymbolQuote::symbol,
                Types.STRING);
    }

    /** Two symbols in turn, each over five hours. */
    private static List<SymbolQuote> quotes() {
        var random = new Random(SEED);
        var quotes = new ArrayList<SymbolQuote>();
        long millis = 1_400_000_000_000L;
        for (int i = 0; i < QUOTES; i++) {
            millis += 1 + random.nextInt(18_000);
            double bid = 1 + random.nextInt(100) / 1e5;
            quotes.add(
                    new SymbolQuote(
                            i % 3 == 0 ? "XAUUSD" : "EURUSD", 0, "d" + i, millis, bid, bid + 1e-4));
        }
        return quotes;
    }
}
