package io.tickflow.gateway;

import static io.tickflow.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.gateway.json.Json;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares answers of a running gateway with its own document. */
class DocumentTest {

    @RegisterExtension static final GatewayFixture gateway = new GatewayFixture();

    private static JsonNode document;

    @BeforeAll
    static void start() throws Exception {
        document = json(gateway.get("/v1/openapi.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/health/live",
                "/v1/status",
                "/v1/components",
                "/v1/symbols",
                "/v1/features",
                "/v1/symbols/EURUSD/features/latest",
                "/v1/symbols/EURUSD/predictions/latest",
                "/v1/signals",
                "/v1/instruments",
                "/v1/settings",
                "/v1/schemas",
                "/v1/rollouts",
                "/v1/sql",
                "/v1/me"
            })
    void shouldAnswerAsDocumentSays(String path) throws Exception {
        HttpResponse<String> answer = gateway.get(path);
        JsonNode schema =
                document.path("paths")
                        .path(path.replace("EURUSD", "{symbol}"))
                        .at("/get/responses/200/content/application~1json/schema");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(schema.isMissingNode()).isFalse();
        assertThat(SchemaCheck.problems(document, schema, json(answer))).isEmpty();
    }

    @Test
    void shouldRefuseAsDocumentSays() throws Exception {
        HttpResponse<String> answer = gateway.get("/v1/schemas/NOTHING");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(
                        SchemaCheck.problems(
                                document, document.at("/components/schemas/Problem"), json(answer)))
                .isEmpty();
    }

    @Test
    void shouldTellThatCommandsNeedToken() {
        JsonNode paths = document.path("paths");

        assertThat(paths.at("/~1v1~1control~1flatten/post/security").toString())
                .isEqualTo("[{\"token\":[]}]");
        assertThat(paths.at("/~1v1~1signals/get/security").isMissingNode()).isTrue();
    }

    @Test
    void shouldPublishSchemaOfEveryEvent() throws Exception {
        for (var type : EventTypes.ALL) {
            JsonNode schema = json(gateway.get("/v1/schemas/" + type.name()));

            assertThat(schema.path("properties").path("type").path("const").asText())
                    .isEqualTo(type.name());
        }
    }

    @Test
    void shouldFitEventsIntoTheirSchemas() throws Exception {
        JsonNode signal = json(gateway.get("/v1/signals")).path("data").get(0);
        JsonNode schema = json(gateway.get("/v1/schemas/TradeSignalCreated"));
        JsonNode wrong = ((ObjectNode) signal.deepCopy()).put("verdict", "MAYBE");

        assertThat(SchemaCheck.problems(Json.object(), schema, signal)).isEmpty();
        assertThat(SchemaCheck.problems(Json.object(), schema, wrong)).hasSize(1);
    }
}
