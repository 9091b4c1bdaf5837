package io.tickflow.model.onnx;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.tickflow.model.contract.ModelManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * JSON form of manifests: camel-case keys, times as ISO-8601 in UTC. Missing and unknown keys are
 * errors. Thread-safe.
 */
public final class ManifestJson {

    /** File name of the manifest within a bundle. */
    public static final String FILE = "manifest.json";

    private static final long BYTES_MAX = 1 << 20;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, new InstantWriter())
                                    .addDeserializer(Instant.class, new InstantReader()))
                    .build();

    private ManifestJson() {}

    /**
     * Reads the manifest of a bundle.
     *
     * @throws IOException if the file is absent, larger than 1 MB or not a manifest
     */
    public static ModelManifest read(Path bundle) throws IOException {
        Path file = bundle.resolve(FILE);
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(FILE + " is larger than " + BYTES_MAX + " bytes");
        }
        return MAPPER.readValue(Files.readAllBytes(file), ModelManifest.class);
    }

    /** Writes the manifest of a bundle. */
    public static void write(ModelManifest manifest, Path bundle) throws IOException {
        Files.writeString(bundle.resolve(FILE), MAPPER.writeValueAsString(manifest) + "\n");
    }

    /** Describes the error in a line, without the file's content and Jackson's class names. */
    static String reason(IOException e) {
        if (e instanceof JsonProcessingException json) {
            var at = json.getLocation();
            return json.getOriginalMessage().replaceAll("[;(] *`.*", "").strip()
                    + (at == null ? "" : " (line " + at.getLineNr() + ")");
        }
        return e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            String text = in.getText();
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(
                        text, Instant.class, "not an ISO-8601 time in UTC");
            }
        }
    }
}
