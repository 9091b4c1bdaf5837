package io.tickflow.flink.outcome;

import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.outcome.OutcomeSample;
import io.tickflow.core.outcome.SymbolOutcomes;
import io.tickflow.core.outcome.SymbolQuote;
import io.tickflow.core.outcome.SymbolQuoteCodec;
import io.tickflow.flink.state.StateCodecSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Shell of {@link SymbolOutcomes}, keyed by symbol. Emits an outcome once a decision came after its
 * horizon. The state has the quotes of the last hours, appended; the windows over them are built
 * again after a restart.
 */
public final class OutcomeFunction
        extends KeyedProcessFunction<String, SymbolQuote, MeasuredOutcome> {

    private final OutcomeSample sample;

    private transient ListState<SymbolQuote> quotes;
    private transient Map<String, SymbolOutcomes> windows;
    private transient Counter repeats;
    private transient @Nullable Collector<MeasuredOutcome> out;

    /**
     * Creates a function that tells a sample of the outcomes; extremes are those of all quotes.
     *
     * @param sample decisions whose outcomes are told
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else.
    public OutcomeFunction(OutcomeSample sample) {
        this.sample = sample;
    }

    @Override
    public void open(OpenContext context) {
        quotes =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "decided-quotes-v1",
                                        new StateCodecSerializer<>(new SymbolQuoteCodec())));
        windows = new HashMap<>();
        repeats = getRuntimeContext().getMetricGroup().counter("repeatedDecisions");
    }

    @Override
    public void processElement(
            SymbolQuote quote, Context context, Collector<MeasuredOutcome> collector)
            throws Exception {
        out = collector;
        SymbolOutcomes outcomes = outcomesOf(quote.symbol());
        if (!outcomes.add(quote)) {
            repeats.inc();
            return;
        }
        quotes.add(quote);
        if (outcomes.hasExcess()) {
            quotes.update(outcomes.needed(quotes.get()));
        }
    }

    private SymbolOutcomes outcomesOf(String symbol) throws Exception {
        SymbolOutcomes known = windows.get(symbol);
        if (known != null) {
            return known;
        }
        var restored =
                new SymbolOutcomes(
                        outcome -> {
                            if (out != null && sample.takes(outcome.decision().decisionId())) {
                                out.collect(MeasuredOutcome.of(symbol, outcome));
                            }
                        });
        restored.restore(quotes.get());
        windows.put(symbol, restored);
        return restored;
    }
}
