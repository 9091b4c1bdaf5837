package io.tickflow.model.registry;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tickflow.model.registry.RegistryChange.AliasChange;
import io.tickflow.model.registry.RegistryChange.Publication;
import io.tickflow.model.registry.RegistryChange.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON form of entries of the journal. Missing and unknown keys are errors. Thread-safe. */
final class JournalJson {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .addMixIn(RegistryChange.class, Kinds.class)
                    .addMixIn(JournalEntry.class, Order.class)
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addDeserializer(Instant.class, new InstantReader()))
                    .build();

    private JournalJson() {}

    /** Kinds of changes by their names in the file. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Publication.class, name = "publication"),
        @JsonSubTypes.Type(value = AliasChange.class, name = "aliases"),
        @JsonSubTypes.Type(value = Training.class, name = "training")
    })
    private interface Kinds {}

    /** Order of the keys. */
    @JsonPropertyOrder({"sequence", "time", "author", "change"})
    private interface Order {}

    static byte[] bytes(JournalEntry entry) {
        try {
            return (MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an entry of the journal has no JSON form", e);
        }
    }

    /**
     * Parses and checks an entry.
     *
     * @throws IOException describing the error in a line
     */
    static JournalEntry parse(byte[] json) throws IOException {
        JournalEntry entry;
        try {
            entry = MAPPER.readValue(json, JournalEntry.class);
        } catch (JsonProcessingException e) {
            throw new IOException(e.getOriginalMessage().replaceAll("[;(] *`.*", "").strip(), e);
        }
        List<String> problems = problems(entry);
        if (!problems.isEmpty()) {
            throw new IOException(String.join("; ", problems));
        }
        return entry;
    }

    @SuppressWarnings("ConstantValue")
    private static List<String> problems(JournalEntry entry) {
        var problems = new ArrayList<String>();
        if (entry == null
                || entry.time() == null
                || entry.author() == null
                || entry.change() == null
                || entry.change().name() == null) {
            return List.of("a value is missing");
        }
        RegistryNames.checkName(entry.change().name(), problems);
        if (entry.change() instanceof Publication bundle) {
            RegistryNames.checkVersion(orEmpty(bundle.version()), problems);
            checkSha256(bundle.digest(), problems);
            for (BundleFile file : bundle.files()) {
                if (!RegistryNames.isFile(orEmpty(file.name())) || file.bytes() < 0) {
                    problems.add("no file of a bundle is called '" + file.name() + "'");
                }
                checkSha256(file.sha256(), problems);
            }
        } else if (entry.change() instanceof AliasChange change) {
            for (AliasMove move : change.moves()) {
                RegistryNames.checkAlias(orEmpty(move.alias()), problems);
                if (move.version() != null) {
                    RegistryNames.checkVersion(move.version(), problems);
                }
            }
        } else if (entry.change() instanceof Training training) {
            RegistryNames.checkVersion(orEmpty(training.version()), problems);
            checkSha256(training.digest(), problems);
            if (training.label() == null || training.from() == null || training.to() == null) {
                problems.add("a value is missing");
            }
        }
        return problems;
    }

    /** A file may hold null anywhere, and no check accepts an empty text. */
    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void checkSha256(@Nullable String digest, List<String> problems) {
        if (!SHA256.matcher(orEmpty(digest)).matches()) {
            problems.add("a digest has 64 hexadecimal digits, not '" + digest + "'");
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1;

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
