package io.tickflow.core.feature.quote;

import io.tickflow.core.market.Tick;
import io.tickflow.model.contract.FeatureSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** All that is computed from tick to tick, of one session. */
final class SessionFeatures {

    static final List<FeatureSpec> SPECS =
            Stream.concat(Microstructure.SPECS.stream(), MarketConditions.SPECS.stream()).toList();

    private static final List<String> NAMES = SPECS.stream().map(FeatureSpec::name).toList();
    private static final double PIP = 1e-4;

    private Microstructure microstructure = new Microstructure();
    private MarketConditions conditions = new MarketConditions();

    void add(Tick tick) {
        microstructure.add(tick);
        conditions.add(tick);
    }

    void emit(FeatureWriter out) {
        microstructure.emit(out);
        conditions.emit(PIP, microstructure.scale(), out);
    }

    float[] vector() {
        var out = new WrittenFeatures(SPECS.size());
        emit(out.out());
        return out.values();
    }

    double value(String name) {
        return vector()[indexOf(name)];
    }

    double scale() {
        return microstructure.scale();
    }

    static int indexOf(String name) {
        return NAMES.indexOf(name);
    }

    byte[] dynamicsBytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        conditions.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** Goes on with a copy that was read from what the original wrote. */
    void storeAndLoad() throws IOException {
        var bytes = new ByteArrayOutputStream();
        microstructure.write(new DataOutputStream(bytes));
        conditions.write(new DataOutputStream(bytes));
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        microstructure = new Microstructure();
        microstructure.readFrom(in);
        conditions = new MarketConditions();
        conditions.readFrom(in);
    }
}
