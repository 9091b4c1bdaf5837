package io.tickflow.core.indicator.bars;

import io.tickflow.core.bar.Bar;
import io.tickflow.core.indicator.FormingIndicator;
import io.tickflow.core.indicator.IndicatorKind;
import io.tickflow.core.indicator.VolumeIndicator;
import io.tickflow.model.contract.FeatureUnit;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Traded volume of the last bar; 0 for a feed without trades. */
public final class RealVolume implements VolumeIndicator, FormingIndicator {

    /** Kind for the registry. */
    public static final IndicatorKind KIND =
            new IndicatorKind(
                    "real_volume",
                    1,
                    List.of(),
                    List.of(
                            new IndicatorKind.Output(
                                    "real_volume",
                                    FeatureUnit.COUNT,
                                    "traded volume, 0 without trades")),
                    (parameters, output) -> new IndicatorKind.Warmup(0, 0),
                    parameters -> new RealVolume());

    private double volume = Double.NaN;

    private RealVolume() {}

    @Override
    public void update(Bar closed) {
        volume = closed.volume();
    }

    @Override
    public double value(int output) {
        return volume;
    }

    @Override
    public double valueWith(Bar forming, int output) {
        return forming.volume();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeDouble(volume);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        volume = in.readDouble();
    }
}
