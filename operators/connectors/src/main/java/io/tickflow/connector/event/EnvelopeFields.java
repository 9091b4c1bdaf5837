package io.tickflow.connector.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tickflow.core.event.Mode;
import java.io.IOException;

/** Collects the fields of one envelope from JSON, in any order. */
final class EnvelopeFields {

    private static final int COUNT = 7;

    private String type = "";
    private String eventId = "";
    private String correlationId = "";
    private String causationId = "";
    private String pipeline = "";
    private String mode = "";
    private int schemaVersion;
    private int missing = COUNT;
    private boolean hasPipeline;

    /**
     * Reads until the envelope is complete or the object ends.
     *
     * @return true if the parser stands at the first field of the body: writers of this release put
     *     the envelope first
     * @throws IOException if it is not JSON or no object
     */
    boolean read(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("an event is a JSON object");
        }
        boolean passedNone = true;
        while (in.nextToken() == JsonToken.FIELD_NAME && missing > 0) {
            passedNone &= take(in);
        }
        return passedNone && in.currentToken() == JsonToken.FIELD_NAME;
    }

    /**
     * The envelope that was read.
     *
     * @throws IOException if a field other than the pipeline is missing, or not as published
     */
    Envelope envelope() throws IOException {
        if (missing > (hasPipeline ? 0 : 1) || eventId.isEmpty()) {
            throw new IOException("the envelope of the event is not complete");
        }
        try {
            return new Envelope(
                    type,
                    eventId,
                    correlationId,
                    causationId,
                    pipeline,
                    Mode.valueOf(mode),
                    schemaVersion);
        } catch (IllegalArgumentException e) {
            throw new IOException("there is no mode " + mode, e);
        }
    }

    private boolean take(JsonParser in) throws IOException {
        String name = in.currentName();
        in.nextToken();
        missing--;
        switch (name) {
            case "type" -> type = in.getText();
            case "eventId" -> eventId = in.getText();
            case "correlationId" -> correlationId = in.getText();
            case "causationId" -> causationId = in.getText();
            case "pipeline" -> {
                pipeline = in.getText();
                hasPipeline = true;
            }
            case "mode" -> mode = in.getText();
            case "schemaVersion" -> schemaVersion = in.getIntValue();
            default -> {
                missing++;
                in.skipChildren();
                return false;
            }
        }
        return true;
    }
}
