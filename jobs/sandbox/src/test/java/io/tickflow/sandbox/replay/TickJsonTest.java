package io.tickflow.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickflow.ticks.TickRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TickJsonTest {

    private static final double NONE = Double.NaN;

    @Test
    void shouldWriteWhatABridgePublishes() {
        assertThat(json(row(1.38676, 1.387, 1.3869, 2.5, 6)))
                .isEqualTo(
                        "{\"symbol\":\"EURUSD.a\",\"time_msc\":1398913200292,\"bid\":1.38676,"
                                + "\"ask\":1.387,\"last\":1.3869,\"volume\":2.5,\"flags\":6}");
    }

    @Test
    void shouldWriteKnownTimeInUtc() {
        byte[] json =
                new TickJson("EURUSD").writeUtc(row(1.5, 1.75, NONE, 0, 6), 1_709_719_500_007L);

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"symbol\":\"EURUSD\",\"time\":\"2024-03-06T10:05:00.007Z\",\"bid\":1.5,"
                                + "\"ask\":1.75,\"flags\":6}");
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() {
        assertThat(json(row(NONE, 1291, NONE, 0, 4)))
                .isEqualTo(
                        "{\"symbol\":\"EURUSD.a\",\"time_msc\":1398913200292,\"ask\":1291,"
                                + "\"flags\":4}");
    }

    @Test
    void shouldEscapeASymbolThatNeedsIt() throws IOException {
        byte[] json = new TickJson("A\"\\\tB").write(row(1, 1, NONE, 0, 0));

        assertThat(new ObjectMapper().readTree(json).get("symbol").asText()).isEqualTo("A\"\\\tB");
    }

    @Test
    void shouldReadBackToTheSameDoubles() throws IOException {
        long seed = 20140501L;
        var random = new Random(seed);
        var mapper = new ObjectMapper();
        for (int i = 0; i < 20_000; i++) {
            double bid = price(random, i);
            double ask = -price(random, i + 1);
            JsonNode node = mapper.readTree(new TickJson("X").write(row(bid, ask, NONE, 0, 0)));

            assertThat(node.get("bid").asDouble()).as("seed %d, bid", seed).isEqualTo(bid);
            assertThat(node.get("ask").asDouble()).as("seed %d, ask", seed).isEqualTo(ask);
        }
    }

    private static double price(Random random, int i) {
        return switch (i % 4) {
            case 0 -> random.nextInt(10_000_000) / 100_000.0;
            case 1 -> random.nextInt(10_000_000) / 1_000.0;
            case 2 -> random.nextDouble() * 2_000;
            default -> StrictMath.pow(10, random.nextInt(40) - 20) * random.nextDouble();
        };
    }

    private static String json(TickRow row) {
        return new String(new TickJson("EURUSD.a").write(row), StandardCharsets.UTF_8);
    }

    private static TickRow row(double bid, double ask, double last, double volume, int flags) {
        return new TickRow(2, 1_398_913_200_292L, bid, ask, last, volume, flags);
    }
}
