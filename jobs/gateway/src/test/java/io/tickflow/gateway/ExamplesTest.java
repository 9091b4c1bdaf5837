package io.tickflow.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.json.Json;
import io.tickflow.gateway.schema.EventSchemas;
import io.tickflow.gateway.schema.Examples;
import io.tickflow.gateway.schema.OpenApi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the examples, which a demo gave, to the schemas, and these to the published files. */
class ExamplesTest {

    /** Events that only operators, canaries, registries and models that get worse bring. */
    private static final Set<String> NOT_IN_A_DEMO =
            Set.of(
                    "MemberBreakerChanged",
                    "AccuracyChanged",
                    "CanaryControlled",
                    "ModelTrainingCompleted",
                    "ModelPublished",
                    "ModelAliasChanged");

    /** Operations without an example: of a registry, of an operator, and the published schemas. */
    private static final Set<String> NOT_ANSWERED_THERE =
            Set.of("models", "control", "flatten", "schema");

    private static final Path FOLDER = Path.of("../../docs/schemas");
    private static final String ADVICE =
            "regenerate with: mvn -pl jobs/gateway -am test -Dtest=ExamplesTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dtickflow.docs.update=true";

    @Test
    void shouldFitRealEventOfEachType() {
        for (EventType<?> type : EventTypes.ALL) {
            if (NOT_IN_A_DEMO.contains(type.name())) {
                continue;
            }
            ObjectNode schema = EventSchemas.document(type);
            JsonNode event = Examples.event(type.name()).orElseThrow();

            assertThat(SchemaCheck.problems(schema, schema, event)).as(type.name()).isEmpty();
            assertThat(names(event)).as(type.name()).isEqualTo(names(schema.get("properties")));
        }
    }

    @Test
    void shouldPublishSchemaOfEachType() throws Exception {
        for (EventType<?> type : EventTypes.ALL) {
            Path file = FOLDER.resolve(type.name() + ".schema.json");
            String schema = Json.pretty(EventSchemas.document(type)) + "\n";
            if (Boolean.getBoolean("tickflow.docs.update")) {
                Files.writeString(file, schema);
            }

            assertThat(file).as(ADVICE).hasContent(schema);
        }
    }

    @Test
    void shouldFitRealAnswerOfEachOperation() throws Exception {
        try (var gateway = new GatewayFixture()) {
            ObjectNode document = OpenApi.of(gateway.gateway().routes());
            for (JsonNode path : document.get("paths")) {
                for (JsonNode operation : path) {
                    String id = operation.path("operationId").asText();
                    JsonNode content = operation.at("/responses/200/content/application~1json");

                    if (!content.isMissingNode()
                            && !id.equals("openapi")
                            && !NOT_ANSWERED_THERE.contains(id)) {
                        assertFits(document, content, id);
                    }
                    JsonNode body = operation.at("/requestBody/content/application~1json");
                    if (!body.isMissingNode() && !NOT_ANSWERED_THERE.contains(id)) {
                        assertFits(document, body, id);
                    }
                }
            }
        }
    }

    private static void assertFits(JsonNode document, JsonNode content, String id) {
        assertThat(content.has("example")).as("example of " + id).isTrue();
        assertThat(SchemaCheck.problems(document, content.get("schema"), content.get("example")))
                .as(id)
                .isEmpty();
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        names.sort(null);
        return names;
    }
}
