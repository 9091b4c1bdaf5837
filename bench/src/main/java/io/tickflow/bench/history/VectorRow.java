package io.tickflow.bench.history;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.FeatureSchema;
import java.util.List;
import java.util.SplittableRandom;

/** Feature vectors with random values, the same in every run. */
final class VectorRow {

    private static final Deployment DEPLOYMENT = new Deployment("bench", Mode.PAPER);
    private static final List<String> SYMBOLS = List.of("EURUSD", "GBPUSD", "USDJPY", "XAUUSD");
    private static final long START_MILLIS = 1_398_902_400_000L;
    private static final int STEP_MILLIS = 20;

    private VectorRow() {}

    static RecordedEvent<FeatureVector> of(long number, FeatureSchema schema) {
        var random = new SplittableRandom(number);
        var values = new float[schema.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        long millis = START_MILLIS + number * STEP_MILLIS;
        double bid = 1.1 + random.nextInt(1_000) / 1e5;
        var vector =
                new FeatureVector(
                        Long.toHexString(random.nextLong()) + Long.toHexString(number),
                        SYMBOLS.get((int) (number % SYMBOLS.size())),
                        millis,
                        0,
                        values,
                        Long.toHexString(random.nextLong()),
                        true,
                        0,
                        bid,
                        bid + 1e-4,
                        1e-4,
                        0,
                        number,
                        millis,
                        schema.hash(),
                        new long[] {-1, -1});
        return new RecordedEvent<>(
                EventTypes.FEATURES.envelope(vector, DEPLOYMENT), vector, 0, number, millis, 0);
    }
}
