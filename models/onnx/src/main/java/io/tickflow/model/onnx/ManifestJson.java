package io.tickflow.model.onnx;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.tickflow.model.contract.manifest.ModelManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
    private static final int VERSION_DIGITS = 12;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                    .annotationIntrospector(new RequiredComponents())
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, new InstantWriter())
                                    .addDeserializer(Instant.class, new InstantReader()))
                    .build();

    private ManifestJson() {}

    /**
     * Reads the manifest of a bundle, of this format or of format 1.
     *
     * @throws IOException if the file is absent, larger than 1 MB or not a manifest
     */
    public static ModelManifest read(Path bundle) throws IOException {
        return parse(readBytes(bundle));
    }

    /** Reads the bytes of a manifest, after a look at their number. */
    static byte[] readBytes(Path bundle) throws IOException {
        Path file = bundle.resolve(FILE);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is a link or no regular file; put the file itself there");
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(FILE + " is larger than " + BYTES_MAX + " bytes");
        }
        return Files.readAllBytes(file);
    }

    static ModelManifest parse(byte[] json) throws IOException {
        JsonNode format = MAPPER.readTree(json).path("format");
        if (format.isInt() && format.intValue() == ManifestFormat1.FORMAT) {
            return MAPPER.readValue(json, ManifestFormat1.class).toManifest();
        }
        if (format.isInt() && format.intValue() != ModelManifest.FORMAT) {
            throw new IOException(
                    "its format is "
                            + format.intValue()
                            + "; this release reads 1 and "
                            + ModelManifest.FORMAT);
        }
        return MAPPER.readValue(json, ModelManifest.class);
    }

    /** Writes the manifest of a bundle. */
    public static void write(ModelManifest manifest, Path bundle) throws IOException {
        Files.write(bundle.resolve(FILE), bytes(manifest));
    }

    /**
     * Version derived from the content of a manifest: the first {@value #VERSION_DIGITS} digits of
     * its SHA-256 without a version. Equal bundles get equal versions.
     */
    public static String versionOf(ModelManifest manifest) throws IOException {
        return Sha256.of(bytes(manifest.withVersion(""))).substring(0, VERSION_DIGITS);
    }

    private static byte[] bytes(ModelManifest manifest) throws IOException {
        return (MAPPER.writeValueAsString(manifest) + "\n").getBytes(StandardCharsets.UTF_8);
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
