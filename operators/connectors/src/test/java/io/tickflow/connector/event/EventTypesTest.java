package io.tickflow.connector.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.event.Mode;
import io.tickflow.core.lease.LeaseChange;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.PredictionBuilder;
import java.io.IOException;
import java.util.List;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {

    private static final Envelope ENVELOPE =
            new Envelope(
                    "PredictionGenerated",
                    "d/prediction",
                    "d",
                    "d/features",
                    "tickflow",
                    Mode.DEMO,
                    1);
    private static final Prediction PREDICTION = PredictionBuilder.prediction("d").build();

    private static final List<EventType<?>> ROWS = EventTypes.ALL;

    @Test
    void shouldReadEnvelopeAndBodyTogether() throws IOException {
        byte[] json = EventTypes.PREDICTIONS.toJson(new Event<>(ENVELOPE, PREDICTION));

        assertThat(EventTypes.PREDICTIONS.decode(json))
                .isEqualTo(new Event<>(ENVELOPE, PREDICTION));
    }

    @Test
    void shouldFindTheEnvelopeAmongOtherFields() throws IOException {
        String json =
                "{\"symbol\":\"EURUSD\",\"nested\":{\"eventId\":\"no\",\"a\":[1,{}]},"
                        + "\"decisionId\":\"d\",\"eventTimeMillis\":5,\"schemaVersion\":1,"
                        + "\"mode\":\"DEMO\",\"causationId\":\"d/features\",\"correlationId\":\"d\","
                        + "\"modelId\":\"m\",\"modelVersion\":\"1\",\"modelDigest\":\""
                        + PREDICTION.modelDigest()
                        + "\",\"probability\":0.5,\"memberMask\":1,\"agreement\":1,"
                        + "\"abstention\":\"NONE\",\"metaProbability\":null,"
                        + "\"metaAbstention\":\"NONE\",\"regimeProbability\":null,"
                        + "\"regimeAbstention\":\"NONE\",\"votes\":[{\"member\":"
                        + "\"direction.xgboost\",\"probability\":0.5,\"absence\":\"NONE\"}],"
                        + "\"pipeline\":\"tickflow\",\"eventId\":\"d/prediction\","
                        + "\"type\":\"PredictionGenerated\"}";

        assertThat(EventTypes.PREDICTIONS.decode(json.getBytes(UTF_8)))
                .isEqualTo(new Event<>(ENVELOPE, PREDICTION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{}",
                "{\"eventId\":\"x\"}",
                "{\"type\":\"t\",\"eventId\":\"e\",\"correlationId\":\"\",\"causationId\":\"\","
                        + "\"mode\":\"NOWHERE\",\"schemaVersion\":1}",
                "{\"type\":\"t\",\"eventId\":\"e\",\"correlationId\":\"\",\"causationId\":\"\","
                        + "\"mode\":\"DEMO\",\"schemaVersion\":",
                "{\"type\":\"PredictionGenerated\",\"eventId\":\"e\",\"correlationId\":\"\","
                        + "\"causationId\":\"\",\"mode\":\"DEMO\",\"schemaVersion\":1}",
                "{\"type\":\"PredictionGenerated\",\"eventId\":\"e\",\"correlationId\":\"\","
                        + "\"causationId\":\"\",\"mode\":\"DEMO\",\"schemaVersion\":1,"
                        + "\"decisionId\":\"d\"}",
                "{\"decisionId\":\"d\"}"
            })
    void shouldRefuseWhatIsNoEvent(String json) {
        assertThatThrownBy(() -> EventTypes.PREDICTIONS.decode(json.getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void shouldFindItsRowAfterSerialization(EventType<?> row) throws Exception {
        assertThat(InstantiationUtil.clone(row)).isSameAs(row);
    }

    @ParameterizedTest
    @EnumSource(PredictionRole.class)
    void shouldKeepTheRoleInEitherEncoding(PredictionRole role) throws IOException {
        Prediction prediction = PREDICTION.as(role);
        byte[] avro = EventTypes.PREDICTIONS.encode(prediction, TestDeployments.DEMO);

        assertThat(EventTypes.PREDICTIONS.decode(avro).body()).isEqualTo(prediction);
        assertThat(EventTypes.PREDICTIONS.decode(EventTypes.PREDICTIONS.toJson(avro)).body())
                .isEqualTo(prediction);
    }

    @Test
    void shouldGiveEachRoleAnIdOfItsOwn() {
        assertThat(PredictionRole.values())
                .extracting(
                        role ->
                                EventTypes.PREDICTIONS
                                        .envelope(PREDICTION.as(role), TestDeployments.DEMO)
                                        .eventId())
                .containsExactly("d/prediction", "d/prediction/challenger", "d/prediction/shadow");
    }

    @Test
    void shouldRefuseAnUnknownRole() {
        String json =
                new String(EventTypes.PREDICTIONS.toJson(new Event<>(ENVELOPE, PREDICTION)), UTF_8)
                        .replace("CHAMPION", "WINNER");

        assertThatThrownBy(() -> EventTypes.PREDICTIONS.decode(json.getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("WINNER");
    }

    @Test
    void shouldGiveEachRowUniqueNameAndTopic() {
        assertThat(ROWS).extracting(EventType::name).doesNotHaveDuplicates();
        assertThat(ROWS).extracting(EventType::topic).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepClaimsApartFromHeartbeats() {
        assertThat(leaseKey(LeaseChange.State.CLAIMED)).isEqualTo("claim/a");
        assertThat(leaseKey(LeaseChange.State.HELD)).isEqualTo("held/a");
        assertThat(leaseKey(LeaseChange.State.RELEASED)).isEqualTo("held/a");
        assertThat(leaseKey(LeaseChange.State.OPENED)).isEqualTo("opened/7/a");
    }

    private static String leaseKey(LeaseChange.State state) {
        var change = new LeaseChange("a", state, 7, "h", 1_000, 0, 5);
        return new String(EventTypes.LEASES.keyBytes(change, TestDeployments.PAPER), UTF_8);
    }
}
