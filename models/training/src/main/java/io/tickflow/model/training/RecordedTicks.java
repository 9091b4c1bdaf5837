package io.tickflow.model.training;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.manifest.Training.DataFile;
import io.tickflow.model.training.data.DirectionFeatures;
import io.tickflow.model.training.data.FeatureSeries;
import io.tickflow.model.training.data.LabelledSeries;
import io.tickflow.model.training.data.TickData;
import io.tickflow.model.training.run.TrainingException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects recorded vectors as a job has made them, each with what was known at its tick. They
 * train the model that the ticks behind them would. Not thread-safe.
 */
public final class RecordedTicks {

    /** Feature that begins anew with each session. */
    private static final String SESSION_AGE = "session_age_hours";

    private final String source;
    private final int[] positions;
    private final int sessionAge;
    private final Map<String, Recorded> symbols = new TreeMap<>();

    /** Vectors of one symbol so far, and their fingerprint. */
    private static final class Recorded {

        private final FeatureSeries series;
        private final MessageDigest digest = sha256();
        private float age;
        private long millis;

        Recorded(FeatureSeries series) {
            this.series = series;
        }
    }

    /**
     * @param source name of the history in the bundle's provenance
     * @param schema features of the vectors
     * @throws TrainingException if features of the model are not among them
     */
    public RecordedTicks(String source, FeatureSchema schema) {
        var names = new ArrayList<>(DirectionFeatures.NAMES);
        names.add(SESSION_AGE);
        List<String> missing =
                names.stream().filter(name -> !schema.names().contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new TrainingException(
                    List.of(
                            "the recorded vectors lack "
                                    + String.join(", ", missing)
                                    + "; maybe tickflow.features leaves them out"));
        }
        this.source = source;
        this.positions = schema.positionsOf(DirectionFeatures.NAMES);
        this.sessionAge = schema.positionsOf(List.of(SESSION_AGE))[0];
    }

    /** Takes the next vector, those of a symbol in their order. */
    public void add(FeatureVector vector) {
        Recorded recorded =
                symbols.computeIfAbsent(
                        vector.symbol(),
                        name -> new Recorded(new FeatureSeries(name, positions.length)));
        FeatureSeries series = recorded.series;
        float age = vector.values()[sessionAge];
        boolean startsSession =
                series.size() == 0
                        || age < recorded.age
                        || (age == 0 && vector.eventTimeMillis() > recorded.millis);
        series.quotes()
                .add(
                        vector.eventTimeMillis(),
                        0.5 * (vector.bid() + vector.ask()),
                        vector.typicalSpread(),
                        startsSession);
        series.add(vector.values(), positions, vector.ready());
        recorded.age = age;
        recorded.millis = vector.eventTimeMillis();
        recorded.digest.update(
                ByteBuffer.allocate(Long.BYTES)
                        .putLong(Long.parseUnsignedLong(vector.featureHash(), 16))
                        .flip());
    }

    /**
     * Data of the vectors so far. The fingerprint of a symbol is that of its feature hashes.
     *
     * @throws TrainingException if there is none
     */
    TickData data() {
        if (symbols.isEmpty()) {
            throw new TrainingException(
                    List.of("the history has no decision in that time; maybe another --from"));
        }
        return new TickData(
                symbols.values().stream().map(one -> LabelledSeries.of(one.series)).toList(),
                symbols.entrySet().stream()
                        .map(
                                one ->
                                        new DataFile(
                                                source + '/' + one.getKey(),
                                                HexFormat.of()
                                                        .formatHex(one.getValue().digest.digest()),
                                                one.getValue().series.size()))
                        .toList(),
                0,
                Map.of());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
