package io.tickflow.connector.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSchemaTest {

    private static final Path FOLDER = Path.of("../../docs/schemas");

    static List<AvroSchema> schemas() {
        return List.of(
                AvroFormat.ofFeatures("FeaturesCalculated").schema(),
                AvroFormat.ofPredictions("PredictionGenerated").schema());
    }

    /** Written anew with {@code -Dtickflow.docs.update=true}. */
    @ParameterizedTest
    @MethodSource("schemas")
    void shouldMatchThePublishedFile(AvroSchema schema) throws Exception {
        Path file = FOLDER.resolve(schema.name() + ".avsc");
        if (Boolean.getBoolean("tickflow.docs.update")) {
            Files.writeString(file, schema.toFile());
        }

        assertThat(file).hasContent(schema.toFile());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldBeIdentifiedAsByAvro(AvroSchema schema) {
        Schema parsed = new Schema.Parser().parse(schema.toFile());

        assertThat(schema.canonicalForm()).isEqualTo(SchemaNormalization.toParsingForm(parsed));
        assertThat(schema.fingerprint())
                .isEqualTo(SchemaNormalization.parsingFingerprint64(parsed));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldBeNamedOnThePage(AvroSchema schema) {
        String onTheWire = "%016X".formatted(Long.reverseBytes(schema.fingerprint()));

        assertThat(Path.of("../../docs/events.md"))
                .content()
                .contains("](schemas/" + schema.name() + ".avsc), `" + onTheWire + '`');
    }

    @Test
    void shouldReadTheSchemaOfTheExamples() {
        assertThat(Path.of("../../docs/examples/read_features.sql"))
                .content()
                .contains(
                        "'C301%016X'".formatted(Long.reverseBytes(schemas().get(0).fingerprint())));
    }

    @Test
    void shouldRefuseTypesWithoutACounterpart() {
        record Strange(char letter) {}

        assertThatThrownBy(() -> AvroSchema.of("Strange", Strange.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letter");
    }
}
