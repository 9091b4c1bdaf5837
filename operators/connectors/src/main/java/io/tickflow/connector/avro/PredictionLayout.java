package io.tickflow.connector.avro;

import io.tickflow.model.contract.Prediction;
import java.io.IOException;

/** Fields of a {@link Prediction}. */
final class PredictionLayout implements AvroLayout<Prediction> {

    @Override
    public void write(Prediction prediction, AvroWriter out) {
        out.putString(prediction.decisionId());
        out.putString(prediction.symbol());
        out.putLong(prediction.eventTimeMillis());
        out.putString(prediction.modelId());
        out.putString(prediction.modelVersion());
        out.putFloat(prediction.probability());
        out.putInt(prediction.memberMask());
    }

    @Override
    public Prediction read(AvroReader in) throws IOException {
        // Arguments are evaluated from left to right.
        return new Prediction(
                in.readString(),
                in.readString(),
                in.readLong(),
                in.readString(),
                in.readString(),
                in.readFloat(),
                in.readInt());
    }
}
