package io.tickflow.sandbox.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clickhouse.client.api.Client;
import com.sun.net.httpserver.HttpServer;
import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixLogonProbe;
import io.tickflow.connector.fix.FixTlsProbe;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.net.NoAnswer;
import io.tickflow.connector.topic.TopicCheck;
import io.tickflow.process.FreePorts;
import io.tickflow.process.OwnerOnly;
import io.tickflow.process.ScratchFolder;
import io.tickflow.sandbox.stack.kafka.KafkaBroker;
import io.tickflow.sandbox.stack.venue.QuoteBoard;
import io.tickflow.sandbox.stack.venue.Venue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes with real servers: a broker, a venue, and HTTPS, with certificates of one CA. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureLinksITCase {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LOGON_MAX = Duration.ofSeconds(60);
    private static final Duration REFUSAL_MAX = Duration.ofSeconds(20);
    private static final String PASSWORD = "scram-Qm7x2";

    private final ScratchFolder directory;
    private final LinkSettings settings;
    private final LinkCertificates good;
    private final LinkCertificates other;
    private final KafkaBroker broker;
    private final int mutualPort;
    private final int scramPort;

    SecureLinksITCase(@TempDir Path parent) throws Exception {
        this.directory = ScratchFolder.create(parent, false);
        this.settings = new LinkSettings(directory.data("passwords"));
        this.good = LinkCertificates.create(directory.data("good"), "store-Zk3v9");
        this.other = LinkCertificates.create(directory.data("other"), "store-Zk3v9");
        List<Integer> ports = FreePorts.find(2);
        this.mutualPort = ports.get(0);
        this.scramPort = ports.get(1);
        this.broker = KafkaBroker.start(directory, good.kafka(mutualPort, scramPort));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterUserScramCredentials(
                            List.of(
                                    new UserScramCredentialUpsertion(
                                            "tickflow",
                                            new ScramCredentialInfo(
                                                    ScramMechanism.SCRAM_SHA_512, 4_096),
                                            PASSWORD)))
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @AfterAll
    void close() {
        broker.close();
        directory.close();
    }

    @Test
    void shouldSpeakToKafkaWithClientCertificates() {
        KafkaConfig kafka = LinkSettings.mutual("localhost:" + mutualPort, good, good);

        assertThatCode(() -> ask(kafka)).doesNotThrowAnyException();
        assertRefused(
                LinkSettings.mutual("localhost:" + mutualPort, other, good),
                "its certificate is not signed by a CA that is trusted here",
                "tickflow.kafka.properties.ssl.truststore.location (" + other.ca() + ") is not");
        assertRefused(
                LinkSettings.mutual("127.0.0.1:" + mutualPort, good, good),
                "its certificate is for another host name");
        assertRefused(
                LinkSettings.mutual("localhost:" + mutualPort, good, other),
                "it refuses a client without a certificate of its CA",
                other.clientBoth().toString());
        assertRefused(
                LinkSettings.mutual("localhost:" + mutualPort, good, null),
                "Maybe tickflow.kafka.properties.ssl.keystore.location is missing");
    }

    @Test
    void shouldSpeakToKafkaWithNameAndPassword() throws IOException {
        OwnerOnly.write(settings.passwords("right"), "kafka=" + PASSWORD + "\n");
        OwnerOnly.write(settings.passwords("wrong"), "kafka=guessed\n");

        assertThatCode(() -> ask(settings.scram("localhost:" + scramPort, good, "right")))
                .doesNotThrowAnyException();
        assertRefused(
                settings.scram("localhost:" + scramPort, good, "wrong"),
                "it refuses the user name or the password",
                "sasl.jaas.config is wrong");
        assertRefused(
                settings.scram("localhost:" + scramPort, other, "right"),
                "its certificate is not signed by a CA that is trusted here");
        assertRefused(
                settings.scram("127.0.0.1:" + scramPort, good, "right"),
                "its certificate is for another host name");
    }

    @Test
    void shouldLogOnToVenueWithClientCertificates() throws IOException {
        int port = FreePorts.find(1).get(0);
        try (var venue =
                Venue.start(
                        new QuoteBoard(),
                        directory.data("venue").resolve("journal.jsonl"),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        good.venue())) {
            assertThat(venue.port()).isEqualTo(port);
            assertThatCode(
                            () ->
                                    FixLogonProbe.logOn(
                                            LinkSettings.fix(
                                                    LinkCertificates.HOST, port, good, good, ""),
                                            LOGON_MAX))
                    .doesNotThrowAnyException();
            // The name in the certificate counts, not the address.
            assertThatCode(
                            () ->
                                    FixLogonProbe.logOn(
                                            LinkSettings.fix(
                                                    "127.0.0.1",
                                                    port,
                                                    good,
                                                    good,
                                                    LinkCertificates.HOST),
                                            LOGON_MAX))
                    .doesNotThrowAnyException();
            assertNoLogon(
                    LinkSettings.fix(LinkCertificates.HOST, port, other, good, ""),
                    "its certificate is not signed by a CA that is trusted here");
            assertNoLogon(
                    LinkSettings.fix("127.0.0.1", port, good, good, ""),
                    "its certificate is for another host name");
            assertNoLogon(
                    LinkSettings.fix(LinkCertificates.HOST, port, good, other, ""),
                    "it refuses a client without a certificate of its CA");
            assertNoLogon(
                    LinkSettings.fix(LinkCertificates.HOST, port, good, null, ""),
                    "it refuses a client without a certificate of its CA");
        }
    }

    @Test
    void shouldAskClickHouseOverTls() throws Exception {
        HttpServer engine = engine();
        OwnerOnly.write(settings.passwords("clickhouse"), "ch-Wd4\n");
        try (var front =
                ClickHouseTlsFront.start(
                        good,
                        "http://127.0.0.1:" + engine.getAddress().getPort(),
                        "tickflow",
                        "ch-Wd4")) {
            assertThat(ping(settings.clickHouse(front.url(), good, "clickhouse"))).isTrue();
            assertThatThrownBy(() -> query(settings.clickHouse(front.url(), other, "clickhouse")))
                    .satisfies(
                            e ->
                                    assertThat(NoAnswer.why(e))
                                            .isEqualTo(
                                                    "its certificate is not signed by a CA that is"
                                                            + " trusted here"));
            assertThatThrownBy(
                            () ->
                                    query(
                                            settings.clickHouse(
                                                    "https://127.0.0.1:" + front.port(),
                                                    good,
                                                    "clickhouse")))
                    .satisfies(
                            e ->
                                    assertThat(NoAnswer.why(e))
                                            .isEqualTo("its certificate is for another host name"));
            assertThatThrownBy(() -> query(settings.clickHouse(front.url(), good, "wrong-name")))
                    .isInstanceOf(IOException.class);
        } finally {
            engine.stop(0);
        }
    }

    /** An engine that answers 1 to everything; the real one needs Node.js. */
    private static HttpServer engine() throws IOException {
        var engine =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext(
                "/",
                exchange -> {
                    byte[] one = "1\n".getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, one.length);
                    exchange.getResponseBody().write(one);
                    exchange.close();
                });
        engine.start();
        return engine;
    }

    private static boolean ping(ClickHouseConfig config) throws IOException {
        try (Client client = config.connect()) {
            return client.ping();
        }
    }

    private static void query(ClickHouseConfig config) throws Exception {
        try (Client client = config.connect()) {
            client.query("SELECT 1").get().close();
        }
    }

    /**
     * By the session itself, and by the probe of doctor. A server that closes the connection while
     * the client still writes can cost it the alert that tells why: the client asks again.
     */
    private static void assertNoLogon(FixConfig fix, String reason) {
        await().atMost(TIMEOUT)
                .untilAsserted(
                        () ->
                                assertThatThrownBy(() -> FixTlsProbe.connect(fix, TIMEOUT))
                                        .satisfies(
                                                e ->
                                                        assertThat(NoAnswer.why(e))
                                                                .isEqualTo(reason)));
        assertThatThrownBy(() -> FixLogonProbe.logOn(fix, REFUSAL_MAX))
                .hasMessageContaining("no Logon(35=A)")
                .hasMessageContaining(reason);
    }

    private static void assertRefused(KafkaConfig kafka, String... words) {
        assertThatThrownBy(() -> ask(kafka))
                .isInstanceOf(KafkaException.class)
                .satisfies(e -> assertThat(kafka.describe(e)).contains(words));
    }

    private static void ask(KafkaConfig kafka) {
        new TopicCheck(kafka.bootstrapServers(), kafka.properties(), TIMEOUT).exists("mt5.ticks");
    }
}
