package io.tickflow.connector.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickflow.core.event.Mode;
import java.io.IOException;

/**
 * Reads the envelope of an event of any type and stops as soon as it is complete: in events that
 * {@link EventCodec} wrote it comes first. Thread-safe.
 */
public final class EnvelopeReader {

    private static final int FIELDS = 6;

    private final JsonFactory json = new JsonFactory();

    /**
     * Reads the envelope fields of {@code event}.
     *
     * @throws IOException if it is not JSON, or one of the fields is missing or not as published
     */
    public Envelope read(byte[] event) throws IOException {
        try (JsonParser in = json.createParser(event)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("an event is a JSON object");
            }
            var fields = new Fields();
            while (fields.missing > 0 && in.nextToken() == JsonToken.FIELD_NAME) {
                fields.take(in);
            }
            return fields.envelope();
        }
    }

    private static final class Fields {
        private String type = "";
        private String eventId = "";
        private String correlationId = "";
        private String causationId = "";
        private String mode = "";
        private int schemaVersion;
        private int missing = FIELDS;

        void take(JsonParser in) throws IOException {
            String name = in.currentName();
            in.nextToken();
            missing--;
            switch (name) {
                case "type" -> type = in.getText();
                case "eventId" -> eventId = in.getText();
                case "correlationId" -> correlationId = in.getText();
                case "causationId" -> causationId = in.getText();
                case "mode" -> mode = in.getText();
                case "schemaVersion" -> schemaVersion = in.getIntValue();
                default -> {
                    missing++;
                    in.skipChildren();
                }
            }
        }

        Envelope envelope() throws IOException {
            if (missing > 0 || eventId.isEmpty()) {
                throw new IOException("the envelope of the event is not complete");
            }
            try {
                return new Envelope(
                        type,
                        eventId,
                        correlationId,
                        causationId,
                        Mode.valueOf(mode),
                        schemaVersion);
            } catch (IllegalArgumentException e) {
                throw new IOException("there is no mode " + mode, e);
            }
        }
    }
}
