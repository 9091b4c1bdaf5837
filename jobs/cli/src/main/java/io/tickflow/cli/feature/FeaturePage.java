package io.tickflow.cli.feature;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.IndicatorKind.Parameter;
import io.tickflow.core.indicator.registry.IndicatorKinds;
import io.tickflow.model.contract.FeatureSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Generator of docs/features.md. */
final class FeaturePage {

    /**
     * Function of features.
     *
     * @param call notation of a call
     * @param unit unit of the result
     * @param meaning half a sentence
     */
    record Derivation(String call, String unit, String meaning) {}

    static final List<Derivation> DERIVATIONS =
            List.of(
                    new Derivation("lag(x, n)", "of x", "x, n updates ago; n 1 to 500"),
                    new Derivation("diff(x, n)", "of x", "x minus lag(x, n)"),
                    new Derivation(
                            "zscore(x, n), zscore(x, n, ddof)",
                            "none",
                            "x minus the mean of its last n updates, over their standard deviation;"
                                    + " 0 if they are equal; n 3 to 500; ddof 0 divides the squares"
                                    + " by n, as TA-Lib and NumPy, ddof 1 by n - 1, as pandas; without it 0"),
                    new Derivation(
                            "min(x, n)", "of x", "smallest of the last n updates; n 2 to 500"),
                    new Derivation("max(x, n)", "of x", "largest of the last n updates"),
                    new Derivation("mean(x, n)", "of x", "mean of the last n updates"),
                    new Derivation("sum(x, n)", "of x", "sum of the last n updates"),
                    new Derivation(
                            "std(x, n), std(x, n, ddof)",
                            "of x",
                            "standard deviation of the last n updates, ddof as in zscore"),
                    new Derivation("median(x, n)", "of x", "quantile(x, n, 0.5)"),
                    new Derivation(
                            "quantile(x, n, q)",
                            "of x",
                            "quantile of the last n updates, linear between neighbours; q 0 to 1"),
                    new Derivation(
                            "seq(x, n), seq(x, n, BARS)",
                            "of x",
                            "the last n values of x, one feature each, name_0 the newest; with"
                                    + " bars, sampled at each close; n 2 to 128; not within another"
                                    + " function"),
                    new Derivation("minus(x, y), x - y", "of x", "x - y"),
                    new Derivation("ratio(x, y), x / y", "none", "x / y; NaN if y is 0"),
                    new Derivation("plus(x, y), x + y", "of x", "x + y"),
                    new Derivation("times(x, y), x * y", "none", "x * y"),
                    new Derivation("negative(x), -x", "of x", "-x"),
                    new Derivation("less(x, y), x < y", "none", "1 if x is less than y, else 0"),
                    new Derivation("less_equal(x, y), x <= y", "none", "1 or 0"),
                    new Derivation("greater(x, y), x > y", "none", "1 or 0"),
                    new Derivation("greater_equal(x, y), x >= y", "none", "1 or 0"),
                    new Derivation("equal(x, y), x == y", "none", "1 or 0"),
                    new Derivation("not_equal(x, y), x != y", "none", "1 or 0"),
                    new Derivation("abs(x)", "of x", "x without its sign"),
                    new Derivation("sign(x)", "none", "1, 0 or -1"),
                    new Derivation("sqrt(x)", "none", "square root; NaN below 0"),
                    new Derivation("log(x)", "none", "natural logarithm; NaN for 0 and below"),
                    new Derivation("mid", "price", "mid of the tick"),
                    new Derivation("dist(x)", "S", "(mid - x) / S, for a price x"),
                    new Derivation(
                            "spreads(x)", "S", "x / S, for a price or a difference of prices"));

    private static final String HEAD =
            """
            # Features

            The feature stage emits one vector at each decision point: at each accepted tick, or at each tick that closes a
            bar (`tickflow.features.decision-point`). Its values are a pure function of the symbol's ticks up to this one, in
            order, without any clock, other symbol or metadata of Kafka. The same ticks give the same float bits on any
            machine, live or replayed; `featureHash` is the hash of these bits.

            **S** is the unit of prices: the mean of the spread, decayed over time with 600 s, at least 0.05 basis
            points of mid. It is the vector's `typicalSpread`. Decayed means weight a quote by the time for which it was
            current.

            **Session.** A session starts with the first tick, after an hour of silence, and when five ticks confirm a
            new price level. It resets all features of quotes; bars and indicators continue.

            **Bars** are built from mid, aligned to UTC, and closed by the next tick; an interval without ticks has no bar.
            [Other prices and sessions](bars.md), such as bid and the New York close, are a matter of configuration.

            **Valid and settled** are indices from 0, in ticks of the session or in bars. Before *valid* a feature is NaN.
            From *settled* on, the start of the series changes it by at most a thousandth of its range; some features also
            require the stated age of the session. The vector's `settled` has a bit for each feature. A model may act on a
            vector that is `ready` (the session is ten minutes old and mid has moved 200 times in it) if each input is a number
            and, unless it depends on quotes alone, settled. The boundaries of tick and imbalance bars depend permanently on the
            first tick: start a live job that uses them from a [backfill](backfill.md).

            ```
            bin/tickflow features list       # features of your settings, with units and indices
            bin/tickflow features kinds      # all functions for your own features
            bin/tickflow features compute --ticks testdata/ticks/EURUSD_*.gz --out features.parquet
            ```

            This page is generated; a test fails if it is out of date.

            ## Add a feature

            In `flink-conf/tickflow.yaml`, without Java:

            ```yaml
            tickflow:
              features:
                bars: [10s, M1, M5, M15, H1]     # bars of the standard indicators
                add:
                  - rsi(21, M5)                  # column rsi_21_m5
                  - slow = ema(50, H1)           # with your own name
                  - trend = ema(20, M5) / ema(50, M5) - 1
                  - zscore(spread_bps, 100)      # of any feature, by name or by expression
                  - calm = mean(spread_bps, 60, 1s) < 1.5      # 1 or 0; the last 60 closes of 1 s
                  - breakout = (mid > max(donchian_upper(20, M5), 3)) * calm
                  - rsi(14, T500, forming)       # as if the forming bar closed now; bars of 500 ticks
            ```

            For a recurrent network, name the channels of a sequence of fixed length, in units comparable between symbols.

            ```yaml
                  - seq(mid_diff_1, 32)          # the last 32 changes of mid, in S: seq_mid_diff_1_0 ... _31
                  - seq(spread_rel_60s, 32)
                  - seq(mid_ret_5s, 32, 10s)     # sampled at the last 32 closes of 10 seconds
            ```

            A name is a column of the history, so that of another column, such as `symbol`, is refused.

            Restart the HistoryJob first, so that it creates the columns, then the SignalJob from a savepoint. The state of
            other features is untouched. A new feature is NaN until it is valid, unless a [backfill](backfill.md) has warmed it
            up. Removing a feature discards its state.

            **Operators.** A sign binds most, then `*` and `/`, then `+` and `-`, then one comparison; parentheses come before
            all. Operands are numbers, features by name (those above, not below) and expressions. An operator is a function:
            `a / b` is `ratio(a, b)`, also in the definition. A comparison is 1 or 0, so `(a > b) * (c > d)` is 1 if both hold.
            NaN: with an operand that is NaN every result is NaN, a comparison too; so is a division by 0, `log` of 0 or less,
            `sqrt` below 0, and a result beyond the range of numbers. A division by the number 0 is refused. A number beside a
            feature has its unit.

            **Updates.** Functions of the last n updates count updates of their argument: bars for an indicator on closed bars,
            ticks for everything else. With bars as the last argument, as in `mean(x, 60, 1s)`, x is sampled at each close of
            those bars instead. A NaN among the n values makes the result NaN.

            **On a command line** `-D` takes a list in one value, with `;` between the features, as `,` separates arguments:

            ```
            $ bin/tickflow features list -D 'tickflow.features.add=rsi(21, M5); slow = ema(50, H1)'
            ```

            **Problems** are listed all at once, each with its column; the exit code is 2:

            ```
            $ bin/tickflow features list -D 'tickflow.features.add=x = rsy(14, M5) + ema(0, M5)'
            tickflow: the configuration is refused:
              - tickflow.features.add: 'x = rsy(14, M5) + ema(0, M5)': there is no function rsy; did you mean rsi? bin/tickflow features kinds lists them (column 5)
              - tickflow.features.add: 'x = rsy(14, M5) + ema(0, M5)': period must be a whole number from 1 to 500, not 0 (column 23)
            ```

            ## Other symbols

            A feature of another symbol, such as `of("GBPUSD", rsi(14, M5))`, is refused: two symbols have no common order of
            ticks ([ADR 0014](adr/0014-a-vector-has-one-symbol.md)). Join the vectors of both by time where they are studied
            and trained on. In pandas, with a file of `features compute` for each symbol:

            ```python
            pd.merge_asof(eur, gbp, on="event_time", suffixes=("", "_gbp"), allow_exact_matches=False)
            ```

            """;

    private static final String TRADES_HEAD =
            """
            For feeds with trades: ticks with a last price and a flag LAST, VOLUME, BUY or SELL ([what counts](bars.md#instruments-beyond-fx)).
            LENGTH is a time up to a day: `60s`, `M5`, `D1`. A window has twenty steps aligned to the epoch, so it is up
            to a twentieth shorter. Silence does not reset it. Settled once the series is older than the window, or, for
            `day_vwap`, than the day.

            """;

    private FeaturePage() {}

    static String markdown() {
        var page = new StringBuilder(HEAD);
        kinds(page);
        functions(page, "Functions of features", "", DERIVATIONS);
        functions(page, "Functions of trades", TRADES_HEAD, TradeDerivations.ALL);
        page.append(LabelPage.section());
        page.append("\n# The standard set\n");
        groups().forEach((group, specs) -> group(page, group, specs));
        return page.toString();
    }

    private static Map<String, List<FeatureSpec>> groups() {
        return FeatureSet.standard().schema().features().stream()
                .collect(
                        Collectors.groupingBy(
                                FeatureSpec::group, LinkedHashMap::new, Collectors.toList()));
    }

    private static void group(StringBuilder page, String group, List<FeatureSpec> specs) {
        page.append("\n## ").append(group).append("\n\n");
        page.append("| feature | definition | unit | valid | settled |\n");
        page.append("| --- | --- | --- | --- | --- |\n");
        for (FeatureSpec spec : specs) {
            page.append(
                    "| `%s` | %s | %s | %d | %s |\n"
                            .formatted(
                                    spec.name(),
                                    spec.definition().replace("|", "\\|"),
                                    spec.unit().label(),
                                    spec.firstValid(),
                                    settled(spec)));
        }
    }

    private static String settled(FeatureSpec spec) {
        String index = "%,d".formatted(spec.settled());
        return spec.settledSessionMillis() == 0
                ? index
                : index + ", %,d s".formatted(spec.settledSessionMillis() / 1_000);
    }

    private static void kinds(StringBuilder page) {
        page.append("## Functions of bars\n\n");
        page.append(
                "Trailing numbers may be omitted. A function with *forming* accepts `forming` as"
                        + " last argument.\n\n");
        page.append("| function | meaning | unit | valid | settled | forming |\n");
        page.append("| --- | --- | --- | --- | --- | --- |\n");
        for (IndicatorKind kind : IndicatorKinds.all()) {
            double[] usual = kind.parameters().stream().mapToDouble(Parameter::usual).toArray();
            boolean forming = kind.factory().create(usual) instanceof FormingIndicator;
            for (int output = 0; output < kind.outputs().size(); output++) {
                IndicatorKind.Output one = kind.outputs().get(output);
                IndicatorKind.Warmup readiness = kind.warmup().of(usual, output);
                page.append(
                        "| `%s` | %s | %s | %d | %d | %s |\n"
                                .formatted(
                                        call(kind, one),
                                        one.meaning().replace("|", "\\|"),
                                        one.unit().label(),
                                        readiness.firstValid(),
                                        readiness.settled(),
                                        forming ? "yes" : ""));
            }
        }
    }

    private static void functions(
            StringBuilder page, String title, String head, List<Derivation> functions) {
        page.append("\n## ").append(title).append("\n\n").append(head);
        page.append("| function | meaning | unit |\n| --- | --- | --- |\n");
        for (Derivation derivation : functions) {
            page.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(derivation.call(), derivation.meaning(), derivation.unit()));
        }
    }

    /** Formats a call of an output with the usual numbers. */
    static String call(IndicatorKind kind, IndicatorKind.Output output) {
        String numbers =
                kind.parameters().stream()
                        .map(parameter -> parameter.name() + '=' + text(parameter.usual()) + ", ")
                        .collect(Collectors.joining());
        return output.name() + '(' + numbers + "BARS)";
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
