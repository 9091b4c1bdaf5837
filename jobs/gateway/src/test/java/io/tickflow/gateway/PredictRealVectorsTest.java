package io.tickflow.gateway;

import static io.tickflow.gateway.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.core.feature.FeatureEngine;
import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.gateway.json.Json;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.Prediction;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Predictions of the gateway for the vectors of real ticks, against those of the job's code. */
@Tag("long")
class PredictRealVectorsTest {

    private static final String TICKS = "EURUSD_20140501-20140512.mt5.csv.gz";
    private static final int VECTORS = 10_000;

    /** A megabyte holds the text of so many. */
    private static final int BATCH = 200;

    @Test
    void shouldGiveBitsOfJobForRealVectors() throws Exception {
        try (var gateway = new GatewayFixture()) {
            SignalJobConfig config = SignalJob.configure(gateway.settings());
            List<FeatureVector> vectors = vectors(config.features().set());
            assertThat(vectors).hasSize(VECTORS);
            await().atMost(Duration.ofMinutes(2))
                    .until(
                            () ->
                                    gateway.post("/v1/predict", body(vectors.subList(0, 1), config))
                                                    .statusCode()
                                            == 200);
            long different = 0;
            long probabilities = 0;
            try (var job =
                    new VectorScorer(
                            SignalJob.scorers(config).open(),
                            config.features().set().vectorSchema(),
                            1,
                            MemberCalls.DIRECT)) {
                for (int first = 0; first < VECTORS; first += BATCH) {
                    List<FeatureVector> batch = vectors.subList(first, first + BATCH);
                    JsonNode data =
                            json(gateway.post("/v1/predict", body(batch, config))).path("data");
                    assertThat(data).hasSize(BATCH);
                    for (int i = 0; i < BATCH; i++) {
                        Prediction own = job.decide(List.of(batch.get(i))).get(0).prediction();
                        different += differences(data.get(i), own);
                        probabilities += 1 + own.votes().size();
                    }
                }
            }
            System.out.printf(
                    "%,d real vectors, %,d probabilities, %,d with other bits%n",
                    VECTORS, probabilities, different);
            assertThat(different).isZero();
        }
    }

    private static long differences(JsonNode given, Prediction own) {
        long different = isSame(given, own.probability()) ? 0 : 1;
        for (int member = 0; member < own.votes().size(); member++) {
            different +=
                    isSame(given.path("votes").get(member), own.votes().get(member).probability())
                            ? 0
                            : 1;
        }
        return different;
    }

    private static boolean isSame(JsonNode given, float own) {
        JsonNode number = given.path("probability");
        return number.isNull()
                ? Float.isNaN(own)
                : Float.floatToIntBits(Float.parseFloat(number.asText()))
                        == Float.floatToIntBits(own);
    }

    /** Ready vectors of the first real ticks. */
    private static List<FeatureVector> vectors(FeatureSet features) throws IOException {
        var engine = new FeatureEngine("test", features);
        var state = features.newState();
        var vectors = new ArrayList<FeatureVector>();
        RealTicks.read(
                TICKS,
                tick -> {
                    FeatureVector vector = engine.step(state, tick).vector();
                    if (vector != null && vector.ready()) {
                        vectors.add(vector);
                    }
                    return vectors.size() < VECTORS;
                });
        return vectors;
    }

    private static String body(List<FeatureVector> vectors, SignalJobConfig config) {
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("vectors");
        List<String> names = config.features().set().schema().names();
        for (FeatureVector vector : vectors) {
            ObjectNode features =
                    items.addObject().put("symbol", vector.symbol()).putObject("features");
            float[] values = vector.values();
            for (int i = 0; i < names.size(); i++) {
                if (!Float.isNaN(values[i])) {
                    features.put(names.get(i), values[i]);
                }
            }
        }
        return body.toString();
    }
}
