package io.tickflow.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.event.Mode;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.market.Side;
import io.tickflow.core.signal.Signal;
import io.tickflow.core.signal.SignalReason;
import io.tickflow.core.signal.SignalVerdict;
import io.tickflow.gateway.access.Tokens;
import io.tickflow.gateway.api.Role;
import io.tickflow.gateway.json.Json;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.Abstention;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.settings.Settings;
import io.tickflow.settings.store.SettingStore;
import io.tickflow.settings.store.StorePlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real gateway in this process, whose Kafka and ClickHouse are away, with some events. As an
 * extension of a class it ends with the class.
 */
final class GatewayFixture implements AfterAllCallback, AutoCloseable {

    static final String OPERATOR = "tf_operator-of-the-tests";
    static final String VIEWER = "tf_viewer-of-the-tests";
    static final String SYMBOL = "EURUSD";
    static final long TICK_MILLIS = 1_709_805_600_000L;

    private static final Deployment WRITER = new Deployment("tickflow", Mode.PAPER);
    private static final int FEATURES = 8;

    /** Nobody listens there, and no outgoing connection gets this port. */
    private static final String NOWHERE = "127.0.0.1:1";

    private final Gateway gateway;
    private final Configuration settings;
    private final HttpClient client = HttpClient.newHttpClient();
    private long offset;

    GatewayFixture() {
        this(null);
    }

    /** A gateway that follows the flags of a store; null for none. */
    GatewayFixture(@Nullable StorePlace store) {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        settings =
                Settings.load(
                        root.resolve("flink-conf/tickflow.yaml"),
                        Map.of(
                                "tickflow.kafka.bootstrap-servers",
                                NOWHERE,
                                "tickflow.history.clickhouse.url",
                                "http://" + NOWHERE,
                                "tickflow.model.bundle",
                                root.resolve("models/bundles/direction-eurusd/1").toString()));
        List<String> problems = new ArrayList<>();
        Tokens tokens =
                Tokens.parse(
                        Tokens.line("olga", Role.OPERATOR, OPERATOR)
                                + "\n"
                                + Tokens.line("victor", Role.VIEWER, VIEWER),
                        problems);
        gateway =
                new Gateway(
                        new GatewayConfig(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                settings,
                                null,
                                tokens,
                                true,
                                root.resolve("target/no-rollouts"),
                                store == null
                                        ? GatewayConfig.Links.NONE
                                        : new GatewayConfig.Links(
                                                null,
                                                null,
                                                null,
                                                new GatewayConfig.LiveSettings(
                                                        store, () -> read(store)))));
        start(gateway);
        put(EventTypes.FEATURES, vector(SYMBOL), SYMBOL);
        put(EventTypes.PREDICTIONS, prediction(SYMBOL), SYMBOL);
        put(EventTypes.SIGNALS, signal(SYMBOL), SYMBOL);
    }

    private static void start(Gateway gateway) {
        try {
            gateway.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Configuration read(StorePlace place) {
        try (var store = new SettingStore(place, null)) {
            Configuration all = settings.clone();
            store.clear(store.newest()).forEach(all::setString);
            return all;
        }
    }

    <T> void put(EventType<T> type, T body, String key) {
        gateway.accept(
                new ConsumerRecord<>(
                        type.topic(),
                        0,
                        offset++,
                        key.getBytes(StandardCharsets.UTF_8),
                        type.encode(body, WRITER)));
    }

    static FeatureVector vector(String symbol) {
        return new FeatureVector(
                "0123456789abcdef0123456789abcdef",
                symbol,
                TICK_MILLIS,
                0,
                new float[] {1.5f, Float.NaN, 3, 4, 5, 6, 7, FEATURES},
                "0011223344556677",
                true,
                16,
                1.0901,
                1.0902,
                0.0001,
                0,
                42,
                TICK_MILLIS + 5,
                "0000000000000000",
                new long[0]);
    }

    static Prediction prediction(String symbol) {
        return new Prediction(
                "0123456789abcdef0123456789abcdef",
                symbol,
                TICK_MILLIS,
                "direction-eurusd",
                "1",
                "d".repeat(64),
                0.625f,
                3,
                1,
                Abstention.NONE,
                Float.NaN,
                Abstention.NONE,
                Float.NaN,
                Abstention.NONE,
                List.of(new MemberVote("direction.xgboost", 0.625f, Absence.NONE)),
                PredictionRole.CHAMPION);
    }

    static Signal signal(String symbol) {
        return new Signal(
                "0123456789abcdef0123456789abcdef",
                symbol,
                TICK_MILLIS,
                0,
                Side.BUY,
                0.625f,
                SignalVerdict.CANDIDATE,
                SignalReason.NONE,
                1.0901,
                1.0902,
                5_000,
                5_000,
                TICK_MILLIS + 5,
                "direction-eurusd",
                "1",
                PredictionRole.CHAMPION);
    }

    Gateway gateway() {
        return gateway;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> head(String path) throws Exception {
        return send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postText(String path, String body, String... headers) throws Exception {
        return send(
                request(path, headers)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Settings of the gateway. */
    Configuration settings() {
        return settings;
    }

    HttpRequest.Builder request(String path, String... headers) {
        var builder =
                HttpRequest.newBuilder(URI.create(gateway.url()).resolve(path))
                        .timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8));
    }

    static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
