package io.tickflow.operate.status;

import io.tickflow.operate.AgeFormat;
import io.tickflow.operate.observe.KafkaView.NewestPrediction;
import io.tickflow.operate.observe.KafkaView.SignalRate;
import io.tickflow.operate.observe.KafkaView.SymbolTick;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges the feed, predictions and signals. Pure functions. */
final class MarketJudgement {

    private static final int SYMBOLS_SHOWN = 6;
    private static final double MILLIS_A_MINUTE = 60_000;

    private final long nowMillis;
    private final StatusLimits limits;

    MarketJudgement(long nowMillis, StatusLimits limits) {
        this.nowMillis = nowMillis;
        this.limits = limits;
    }

    /** Judges the feed: silent if no symbol ticks; a single silent symbol is mentioned. */
    StatusFinding feed(List<SymbolTick> ticks) {
        if (ticks.isEmpty()) {
            return StatusFinding.red("feed", "no tick is in the topic", null);
        }
        long newest = ticks.get(0).appendMillis();
        if (tooOld(newest)) {
            return StatusFinding.red("feed", "silent: " + symbols(ticks), newest);
        }
        List<SymbolTick> silent =
                ticks.stream().filter(tick -> tooOld(tick.appendMillis())).toList();
        return silent.isEmpty()
                ? StatusFinding.ok("feed", symbols(ticks))
                : StatusFinding.warn(
                        "feed",
                        silent.size() + " silent of " + symbols(ticks),
                        silent.get(0).appendMillis());
    }

    /** Judges predictions, which follow ticks and should not abstain. */
    StatusFinding model(List<SymbolTick> ticks, @Nullable NewestPrediction prediction) {
        if (prediction == null) {
            return ticks.isEmpty()
                    ? StatusFinding.unknown("model", "no prediction yet")
                    : StatusFinding.red("model", "no prediction is in the topic", null);
        }
        String text =
                "%s %s, newest prediction %s ago"
                        .formatted(
                                prediction.modelId(),
                                prediction.modelVersion(),
                                age(prediction.appendMillis()));
        if (lateBy(ticks, prediction) > limits.predictionLagMillis()) {
            return StatusFinding.red("model", text + ", ticks go on", prediction.appendMillis());
        }
        Long abstained = prediction.abstainedSinceMillis();
        return abstained == null
                ? StatusFinding.ok("model", text)
                : StatusFinding.red("model", text + ", abstains", abstained);
    }

    /** Shows the rate of signals, which has no good or bad value. */
    StatusFinding signals(SignalRate rate) {
        long all = rate.candidates() + rate.vetoed();
        return StatusFinding.ok(
                "signals",
                String.format(
                        Locale.ROOT,
                        "%.1f a minute: %,d candidates, %,d vetoed in %s%s",
                        all * MILLIS_A_MINUTE / rate.windowMillis(),
                        rate.candidates(),
                        rate.vetoed(),
                        AgeFormat.text(rate.windowMillis()),
                        rate.cut() ? String.format(Locale.ROOT, ", of the newest %,d", all) : ""));
    }

    private static long lateBy(List<SymbolTick> ticks, NewestPrediction prediction) {
        return ticks.isEmpty() ? 0 : ticks.get(0).appendMillis() - prediction.appendMillis();
    }

    private boolean tooOld(long millis) {
        return nowMillis - millis > limits.feedAgeMillis();
    }

    private String symbols(List<SymbolTick> ticks) {
        String shown =
                ticks.stream()
                        .limit(SYMBOLS_SHOWN)
                        .map(tick -> tick.symbol() + ' ' + age(tick.appendMillis()))
                        .collect(Collectors.joining(", "));
        return ticks.size() <= SYMBOLS_SHOWN
                ? shown
                : shown + " and " + (ticks.size() - SYMBOLS_SHOWN) + " more";
    }

    private String age(long millis) {
        return AgeFormat.text(nowMillis - millis);
    }
}
