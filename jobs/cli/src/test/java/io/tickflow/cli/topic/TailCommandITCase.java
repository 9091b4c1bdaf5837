package io.tickflow.cli.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tickflow.cli.CapturedCommandLine;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.topic.TopicCatalogue;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.PredictionBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real broker that hold Avro, JSON and neither. */
class TailCommandITCase {

    private static final int FEATURES = 127;
    private static final int PREDICTIONS_OF_OTHERS = 300;

    private static ScratchFolder directory;
    private static KafkaBroker broker;

    private final CapturedCommandLine command = new CapturedCommandLine();

    @BeforeAll
    static void start(@TempDir Path parent) throws Exception {
        directory = ScratchFolder.create(parent, false);
        broker = KafkaBroker.start(directory);
        new TopicCheck(broker.bootstrapServers(), Duration.ofSeconds(60))
                .run(TopicCatalogue.bundled(), true);
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            byte[] avro = EventTypes.FEATURES.encode(vector("v2"), TestDeployments.DEMO);
            byte[] ofAnotherSchema = avro.clone();
            ofAnotherSchema[2]++;
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            records.add(
                    record(
                            EventTypes.FEATURES.topic(),
                            "EURUSD",
                            EventTypes.FEATURES.toJson(
                                    EventTypes.FEATURES.encode(
                                            vector("v1"), TestDeployments.DEMO))));
            records.add(record(EventTypes.FEATURES.topic(), "EURUSD", avro));
            records.add(record(EventTypes.FEATURES.topic(), "EURUSD", ofAnotherSchema));
            records.add(record(EventTypes.FEATURES.topic(), "EURUSD", "no event".getBytes(UTF_8)));
            records.add(
                    record(EventTypes.PREDICTIONS.topic(), "XAUUSD", prediction("gold", "XAUUSD")));
            records.add(
                    record(
                            EventTypes.PREDICTIONS.topic(),
                            "EURUSD",
                            EventTypes.PREDICTIONS.encode(
                                    PredictionBuilder.prediction("s").symbol("EURUSD").build(),
                                    new Deployment("silver", Mode.PAPER))));
            for (int i = 0; i < PREDICTIONS_OF_OTHERS; i++) {
                records.add(
                        record(
                                EventTypes.PREDICTIONS.topic(),
                                "EURUSD",
                                prediction("p" + i, "EURUSD")));
            }
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
        directory.close();
    }

    @Test
    void shouldPrintAvroAndJsonOfOneTopic() throws Exception {
        assertThat(tail("tickflow.features", "--json")).isZero();

        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .extracting(line -> line.path("event").path("decisionId").asText())
                .containsExactly("v1", "v2", "", "");
        assertThat(lines.get(1).path("event").path("values")).hasSize(FEATURES);
        assertThat(lines.get(0).path("event").path("values"))
                .isEqualTo(lines.get(1).path("event").path("values"));
        assertThat(lines.get(2).path("unreadable").asText()).contains("schema", "is unknown");
        assertThat(lines.get(3).path("value").asText()).isEqualTo("no event");
        assertThat(command.err()).contains("2 of the records above cannot be read");
    }

    @Test
    void shouldCutLongArraysForTheEye() {
        assertThat(tail("features", "-n", "1", "--from-beginning")).isZero();

        assertThat(command.out().lines())
                .singleElement()
                .asString()
                .contains(" EURUSD {\"type\":\"FeaturesCalculated\"")
                .contains("\"values\":[0.0,1.0,2.0,\"124 more\"]");
    }

    @Test
    void shouldFindTheNewestOfAQuietSymbol() throws Exception {
        assertThat(tail("predictions", "--symbol", "XAUUSD", "-n", "1", "--json")).isZero();

        assertThat(lines())
                .singleElement()
                .extracting(line -> line.path("event").path("decisionId").asText())
                .isEqualTo("gold");
    }

    @Test
    void shouldPrintEventsOfOnePipeline() throws Exception {
        assertThat(tail("predictions", "--pipeline", "silver", "--json")).isZero();

        assertThat(lines())
                .singleElement()
                .extracting(line -> line.path("event").path("decisionId").asText())
                .isEqualTo("s");
    }

    @Test
    void shouldPrintTheNewestRecordsLast() throws Exception {
        assertThat(tail("predictions", "-n", "2", "--json")).isZero();

        assertThat(lines())
                .extracting(line -> line.path("event").path("decisionId").asText())
                .containsExactly("p298", "p299");
    }

    @Test
    void shouldPrintNothingOfAnEmptyTopic() {
        assertThat(tail("signals")).isZero();

        assertThat(command.out()).isEmpty();
        assertThat(command.err()).isEmpty();
    }

    private int tail(String... line) {
        List<String> all = new ArrayList<>(List.of("tail"));
        all.addAll(List.of(line));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        return command.run(all.toArray(String[]::new));
    }

    private List<JsonNode> lines() throws Exception {
        var mapper = new JsonMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : command.out().lines().toList()) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), value);
    }

    private static byte[] prediction(String decisionId, String symbol) {
        return EventTypes.PREDICTIONS.encode(
                PredictionBuilder.prediction(decisionId).symbol(symbol).build(),
                TestDeployments.DEMO);
    }

    private static FeatureVector vector(String decisionId) {
        var values = new float[FEATURES];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return new FeatureVector(
                decisionId, "EURUSD", 5, 0, values, "", true, 0, 1, 1, 1, 0, 0, 0, "", new long[0]);
    }
}
