package io.tickflow.connector.avro;

import io.tickflow.core.feature.FeatureVector;
import java.io.IOException;

/** Fields of a {@link FeatureVector}. */
final class FeatureVectorLayout implements AvroLayout<FeatureVector> {

    @Override
    public void write(FeatureVector vector, AvroWriter out) {
        out.putString(vector.decisionId());
        out.putString(vector.symbol());
        out.putLong(vector.eventTimeMillis());
        out.putInt(vector.ordinal());
        out.putFloats(vector.values());
        out.putString(vector.featureHash());
        out.putBoolean(vector.ready());
        out.putInt(vector.quality());
        out.putDouble(vector.bid());
        out.putDouble(vector.ask());
        out.putDouble(vector.typicalSpread());
        out.putInt(vector.partition());
        out.putLong(vector.offset());
        out.putLong(vector.appendTimeMillis());
        out.putString(vector.schema());
        out.putLongs(vector.settled());
        out.putLong(vector.closedBars());
    }

    @Override
    public FeatureVector read(AvroReader in) throws IOException {
        // Arguments are evaluated from left to right.
        return new FeatureVector(
                in.readString(),
                in.readString(),
                in.readLong(),
                in.readInt(),
                in.readFloats(),
                in.readString(),
                in.readBoolean(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readString(),
                in.readLongs(),
                in.readLong());
    }
}
