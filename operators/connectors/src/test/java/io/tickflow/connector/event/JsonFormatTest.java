package io.tickflow.connector.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.feature.StateAnchor;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.market.FeedEvent;
import io.tickflow.core.market.FeedEventKind;
import io.tickflow.core.market.Side;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.risk.RiskReason;
import io.tickflow.testkit.TestDeployments;
import io.tickflow.testkit.builder.OrderBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonFormatTest {

    private static final FeatureVector VECTOR =
            new FeatureVector(
                    "d1",
                    "EURUSD",
                    1_399_000_000_123L,
                    2,
                    new float[] {0.1f, Float.NaN, -1e-9f},
                    "00ff",
                    true,
                    1,
                    1.1,
                    1.2,
                    0.1,
                    3,
                    42,
                    7,
                    "schema",
                    new long[0]);

    private static final JsonFormat<FeatureVector> VECTORS =
            new JsonFormat<>("FeaturesCalculated", FeatureVector.class);

    @Test
    void shouldReadBackVeryBitsThatItWrote() throws Exception {
        FeatureVector read = VECTORS.decode(jsonOf(VECTOR)).body();

        assertThat(read.values()).containsExactly(0.1f, Float.NaN, -1e-9f);
        assertThat(read).usingRecursiveComparison().ignoringFields("values").isEqualTo(VECTOR);
    }

    @Test
    void shouldCarryTheBytesOfAnAnchor() throws Exception {
        var anchor =
                new StateAnchor(
                        "d1",
                        "EURUSD",
                        5,
                        0,
                        "schema",
                        3,
                        42,
                        Map.of("gate", new byte[] {0, -1, 7}, "gaps", new byte[0]));

        byte[] json = EventTypes.ANCHORS.encode(anchor, TestDeployments.PAPER);

        assertThat(EventTypes.ANCHORS.decode(json).body())
                .usingRecursiveComparison()
                .isEqualTo(anchor);
        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("\"eventId\":\"d1/anchor\"", "\"correlationId\":\"d1\"")
                .contains("\"gate\":\"AP8H\"")
                .doesNotContain("anchorId");
    }

    @Test
    void shouldNameFeedEventByWhatItIsAbout() throws Exception {
        var event =
                new FeedEvent(FeedEventKind.GAP, "EURUSD", 5, "no tick for 61 s", 61_000, 3, 42);

        byte[] json = EventTypes.FEED.encode(event, TestDeployments.PAPER);

        assertThat(EventTypes.FEED.decode(json).body()).isEqualTo(event);
        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("\"type\":\"FeedNoticed\"", "\"eventId\":\"GAP/EURUSD/3-42\"");
    }

    @Test
    void shouldWriteTheEnvelopeBesideTheFields() {
        var json = new String(jsonOf(VECTOR), StandardCharsets.UTF_8);

        assertThat(json)
                .contains(
                        "\"type\":\"FeaturesCalculated\"",
                        "\"eventId\":\"d1/features\"",
                        "\"mode\":\"PAPER\"")
                .contains("\"values\":[0.1,null,");
    }

    @Test
    void shouldDistinguishOrdersOfTwoAccounts() {
        assertThat(orderOf("a1"))
                .contains("\"eventId\":\"d1/order/a1/ENTRY-0\"")
                .contains("\"causationId\":\"d1/signal\"");
        assertThat(orderOf("a2")).contains("\"eventId\":\"d1/order/a2/ENTRY-0\"");
    }

    private static String orderOf(String account) {
        var order =
                new OrderDecision(
                        account,
                        "d1",
                        "EURUSD",
                        1,
                        Leg.ENTRY,
                        0,
                        DeskVerdict.DENIED,
                        RiskReason.ORDER_RATE,
                        "",
                        Side.BUY,
                        Quantity.ZERO,
                        1.1,
                        1.2,
                        2,
                        3,
                        "",
                        0,
                        Double.NaN,
                        Double.NaN,
                        "",
                        "");
        return new String(
                EventTypes.ORDERS.encode(order, TestDeployments.PAPER), StandardCharsets.UTF_8);
    }

    @Test
    void shouldReadOrdersOfEarlierReleases() throws Exception {
        String old =
                """
                {"type":"OrderDecided","eventId":"e","correlationId":"d1","causationId":"",
                "pipeline":"p","mode":"DEMO","schemaVersion":1,"account":"a1","decisionId":"d1",
                "symbol":"EURUSD","eventTimeMillis":1,"leg":"ENTRY","attempt":0,
                "verdict":"APPROVED","reason":"NONE","clOrdId":"c1","side":"BUY",
                "quantity":0.19999999999999998,"referenceBid":1.1,"referenceAsk":1.2,
                "decidedAtMillis":2,"expiresAtMillis":3,"limits":""}
                """;

        OrderDecision read = EventTypes.ORDERS.decode(old.getBytes(StandardCharsets.UTF_8)).body();

        assertThat(read.quantity()).isEqualTo(Quantity.parse("0.2"));
        assertThat(read.instrumentVersion()).isEmpty();
        assertThat(read.positionId()).isEmpty();
        assertThat(read.horizonMillis()).isZero();
        assertThat(read.stopPrice()).isNaN();
    }

    @Test
    void shouldReadReportsOfEarlierReleases() throws Exception {
        String old =
                """
                {"type":"OrderExecuted","eventId":"e","correlationId":"d1","causationId":"",
                "mode":"PAPER","schemaVersion":1,"account":"a1","decisionId":"d1",
                "symbol":"EURUSD","eventTimeMillis":1,"leg":"ENTRY","attempt":0,"clOrdId":"c1",
                "side":"BUY","state":"FILLED","orderQuantity":10000.0,"lastQuantity":1.0E4,
                "lastPrice":1.1,"cumulativeQuantity":10000.0,"averagePrice":null,"orderId":"o",
                "execId":"x","reason":"","reportTimeMillis":5}
                """;

        ExecutionReport read =
                EventTypes.EXECUTIONS.decode(old.getBytes(StandardCharsets.UTF_8)).body();

        assertThat(read.lastQuantity()).isEqualTo(Quantity.of(10_000));
        assertThat(read.positionId()).isEmpty();
    }

    @Test
    void shouldWriteQuantitiesAsPlainNumbers() {
        OrderDecision order = OrderBuilder.order("d1", Leg.ENTRY).quantity(1_000_000).build();

        assertThat(EventTypes.ORDERS.encode(order, TestDeployments.PAPER))
                .asString(StandardCharsets.UTF_8)
                .contains("\"quantity\":1000000,");
    }

    @Test
    void shouldKeepTheBitsOfAnyFloat() throws Exception {
        long seed = 7;
        var random = new SplittableRandom(seed);
        var values = new float[100_000];
        for (int i = 0; i < values.length; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            values[i] = Float.isFinite(value) ? value : Float.NaN;
        }

        var vector =
                new FeatureVector(
                        "d",
                        "E",
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
                        "schema",
                        new long[0]);

        FeatureVector read = VECTORS.decode(jsonOf(vector)).body();

        assertThat(read.values()).as("seed %d", seed).containsExactly(values);
    }

    private static byte[] jsonOf(FeatureVector vector) {
        return VECTORS.encode(
                new Event<>(EventTypes.FEATURES.envelope(vector, TestDeployments.PAPER), vector));
    }
}
