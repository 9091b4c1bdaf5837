package io.tickflow.connector.avro;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Draws events whose fields take every value that their types allow. */
final class RandomEvents {

    private static final String[] TEXTS = {
        "", "EURUSD", "naïve", "日経225", "𝄞", "a\u0000b", "\"\\\n"
    };
    private static final long[] LONGS = {
        0, -1, 1, 63, 64, -64, -65, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final float[] FLOATS = {
        0f,
        -0f,
        Float.NaN,
        Float.intBitsToFloat(0x7F800001),
        Float.intBitsToFloat(0xFFC12345),
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE
    };

    private final SplittableRandom random;

    RandomEvents(long seed) {
        this.random = new SplittableRandom(seed);
    }

    FeatureVector vector() {
        return new FeatureVector(
                text(),
                text(),
                number(),
                (int) number(),
                floats(random.nextInt(300)),
                text(),
                random.nextBoolean(),
                (int) number(),
                Double.longBitsToDouble(random.nextLong()),
                Double.NaN,
                random.nextDouble(),
                (int) number(),
                number(),
                number(),
                text(),
                longs(random.nextInt(5)),
                number());
    }

    Prediction prediction() {
        return new Prediction(
                text(),
                text(),
                number(),
                text(),
                text(),
                text(),
                floatValue(),
                (int) number(),
                floatValue(),
                constant(Abstention.values()),
                floatValue(),
                constant(Abstention.values()),
                floatValue(),
                constant(Abstention.values()),
                Stream.generate(
                                () ->
                                        new MemberVote(
                                                text(), floatValue(), constant(Absence.values())))
                        .limit(random.nextInt(4))
                        .toList(),
                constant(PredictionRole.values()));
    }

    private <E> E constant(E[] constants) {
        return constants[random.nextInt(constants.length)];
    }

    private String text() {
        if (random.nextBoolean()) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        return random.ints(random.nextInt(200), ' ', 0xD800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private long number() {
        return random.nextBoolean()
                ? LONGS[random.nextInt(LONGS.length)]
                : random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private float floatValue() {
        return random.nextInt(4) == 0
                ? FLOATS[random.nextInt(FLOATS.length)]
                : Float.intBitsToFloat(random.nextInt());
    }

    private float[] floats(int length) {
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = floatValue();
        }
        return values;
    }

    private long[] longs(int length) {
        return random.longs(length).toArray();
    }
}
