package io.tickflow.gateway;

import static io.tickflow.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.gateway.json.Json;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.Prediction;
import io.tickflow.settings.SignalJobConfig;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PredictTest {

    private static final Path GOLDEN =
            Path.of("../../models/bundles/direction-eurusd/1/golden.csv");

    @RegisterExtension static final GatewayFixture gateway = new GatewayFixture();

    @BeforeAll
    static void start() throws Exception {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> gateway.post("/v1/predict", body(rows(1))).statusCode() == 200);
    }

    @Test
    void shouldGiveBitsOfJob() throws Exception {
        List<float[]> rows = rows(Integer.MAX_VALUE);
        JsonNode data = json(gateway.post("/v1/predict", body(rows))).path("data");
        SignalJobConfig config = SignalJob.configure(gateway.settings());

        assertThat(rows).hasSizeGreaterThan(300);
        assertThat(data).hasSameSizeAs(rows);
        try (var job =
                new VectorScorer(
                        SignalJob.scorers(config).open(),
                        config.features().set().vectorSchema(),
                        1,
                        MemberCalls.DIRECT)) {
            for (int i = 0; i < rows.size(); i++) {
                Prediction own = job.decide(List.of(vector(rows.get(i)))).get(0).prediction();
                assertThat(bits(data.get(i).path("probability")))
                        .isEqualTo(Float.floatToIntBits(own.probability()));
                for (int member = 0; member < own.votes().size(); member++) {
                    assertThat(bits(data.get(i).path("votes").get(member).path("probability")))
                            .isEqualTo(Float.floatToIntBits(own.votes().get(member).probability()));
                }
            }
        }
    }

    @Test
    void shouldRefuseUnknownFeature() throws Exception {
        HttpResponse<String> answer =
                gateway.post(
                        "/v1/predict",
                        "{\"vectors\":[{\"symbol\":\"EURUSD\",\"features\":{\"moon\":1}}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).contains("moon");
    }

    @Test
    void shouldRefuseUnknownFieldOfVector() throws Exception {
        HttpResponse<String> answer =
                gateway.post(
                        "/v1/predict",
                        "{\"vectors\":[{\"symbol\":\"EURUSD\",\"features\":{},\"moon\":1}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText())
                .contains("vectors[0]: there is no field 'moon'");
    }

    @Test
    void shouldNameFeaturesInDocument() throws Exception {
        JsonNode features =
                json(gateway.get("/v1/openapi.json"))
                        .at("/paths/~1v1~1predict/post/requestBody/content/application~1json")
                        .at("/schema/properties/vectors/items/properties/features");

        assertThat(features.at("/propertyNames/enum"))
                .extracting(JsonNode::asText)
                .isEqualTo(schema().names());
    }

    @Test
    void shouldRefuseOversizeBody() throws Exception {
        HttpResponse<String> answer =
                gateway.post("/v1/predict", "{\"vectors\":\"" + "x".repeat(1 << 19) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static int bits(JsonNode number) {
        return Float.floatToIntBits(Float.parseFloat(number.asText()));
    }

    private static String body(List<float[]> rows) throws Exception {
        ObjectNode body = Json.object();
        ArrayNode vectors = body.putArray("vectors");
        List<String> names = schema().names();
        for (float[] row : rows) {
            ObjectNode features = vectors.addObject().put("symbol", "EURUSD").putObject("features");
            for (int i = 0; i < row.length; i++) {
                if (!Float.isNaN(row[i])) {
                    features.put(names.get(i), row[i]);
                }
            }
        }
        return body.toString();
    }

    private static FeatureSchema schema() {
        return SignalJob.configure(gateway.settings()).features().set().schema();
    }

    private static FeatureVector vector(float[] values) {
        return new FeatureVector(
                "",
                "EURUSD",
                0,
                0,
                values,
                "",
                true,
                0,
                1,
                1,
                1,
                0,
                0,
                0,
                schema().hash(),
                new long[0],
                -1L);
    }

    /** Rows that were recorded when the bundle was trained. */
    private static List<float[]> rows(int max) throws Exception {
        List<String> lines = Files.readAllLines(GOLDEN);
        List<String> columns = Arrays.asList(lines.get(0).split(",", -1));
        List<String> names = schema().names();
        var rows = new ArrayList<float[]>();
        for (String line : lines.subList(1, lines.size())) {
            if (rows.size() == max) {
                break;
            }
            String[] cells = line.split(",", -1);
            var row = new float[names.size()];
            Arrays.fill(row, Float.NaN);
            for (int i = 0; i < names.size(); i++) {
                int column = columns.indexOf(names.get(i));
                if (column >= 0 && !cells[column].isEmpty()) {
                    row[i] = Float.parseFloat(cells[column]);
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
