package io.tickflow.core.indicator.bars;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Prices and tick volume of the last bar itself. */
public final class BarValues implements FormingIndicator {

    /** Kind for the registry. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "bar",
                    1,
                    List.of(),
                    List.of(
                            new IndicatorKind.Output("open", FeatureUnit.PRICE, "first price"),
                            new IndicatorKind.Output("high", FeatureUnit.PRICE, "highest price"),
                            new IndicatorKind.Output("low", FeatureUnit.PRICE, "lowest price"),
                            new IndicatorKind.Output("close", FeatureUnit.PRICE, "last price"),
                            new IndicatorKind.Output(
                                    "volume", FeatureUnit.COUNT, "tick volume: count of ticks")),
                    (parameters, output) -> new IndicatorKind.Warmup(0, 0),
                    parameters -> new BarValues());

    private static final int OUTPUTS = 5;

    private final double[] values = new double[OUTPUTS];

    private BarValues() {
        for (int output = 0; output < OUTPUTS; output++) {
            values[output] = Double.NaN;
        }
    }

    @Override
    public void update(Bar closed) {
        for (int output = 0; output < OUTPUTS; output++) {
            values[output] = valueWith(closed, output);
        }
    }

    @Override
    public double value(int output) {
        return values[output];
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return switch (output) {
            case 0 -> forming.open();
            case 1 -> forming.high();
            case 2 -> forming.low();
            case 3 -> forming.close();
            default -> forming.ticks();
        };
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        for (int output = 0; output < OUTPUTS; output++) {
            values[output] = in.readDouble();
        }
    }
}
