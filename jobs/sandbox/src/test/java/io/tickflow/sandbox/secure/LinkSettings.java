package io.tickflow.sandbox.secure;

import io.tickflow.connector.clickhouse.ClickHouseConfig;
import io.tickflow.connector.fix.FixConfig;
import io.tickflow.connector.fix.FixTls;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.sandbox.stack.venue.Venue;
import io.tickflow.settings.PipelineOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Settings of clients with right and wrong certificates; passwords are in files of a folder. */
final class LinkSettings {

    private final Path folder;

    LinkSettings(Path folder) {
        this.folder = folder;
    }

    ClickHouseConfig clickHouse(String url, LinkCertificates trusted, String password) {
        return new ClickHouseConfig(
                url,
                "tickflow",
                passwords(password).toString(),
                "tickflow",
                tls(ClickHouseConfig.TLS_OPTION, trusted, null));
    }

    static FixConfig fix(
            String host,
            int port,
            LinkCertificates trusted,
            @Nullable LinkCertificates own,
            String name) {
        return FixConfig.of(host, port, "TICKFLOW", Venue.COMP_ID)
                .withTls(new FixTls(tls(FixTls.OPTION, trusted, own), name));
    }

    private static TlsConfig tls(
            String option, LinkCertificates trusted, @Nullable LinkCertificates own) {
        return new TlsConfig(
                option,
                trusted.ca().toString(),
                own == null ? "" : own.clientCertificate().toString(),
                own == null ? "" : own.clientKey().toString(),
                "");
    }

    static KafkaConfig mutual(
            String brokers, LinkCertificates trusted, @Nullable LinkCertificates own) {
        var properties = encrypted("SSL", trusted);
        if (own != null) {
            properties.put("ssl.keystore.type", "PEM");
            properties.put("ssl.keystore.location", own.clientBoth().toString());
        }
        return new KafkaConfig(brokers, properties);
    }

    KafkaConfig scram(String brokers, LinkCertificates trusted, String passwords) {
        Map<String, String> properties = encrypted("SASL_SSL", trusted);
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        properties.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                        + " username=\"tickflow\" password=\"${file:%s:kafka}\";"
                                .formatted(passwords(passwords)));
        var settings = new Configuration();
        settings.set(PipelineOptions.BOOTSTRAP_SERVERS, brokers);
        properties.forEach(
                (name, value) ->
                        settings.setString(PipelineOptions.KAFKA_PROPERTIES.key(name), value));
        return PipelineOptions.kafkaOf(settings);
    }

    private static Map<String, String> encrypted(String protocol, LinkCertificates trusted) {
        var properties = new HashMap<String, String>();
        properties.put("security.protocol", protocol);
        properties.put("ssl.truststore.type", "PEM");
        properties.put("ssl.truststore.location", trusted.ca().toString());
        return properties;
    }

    Path passwords(String name) {
        return folder.resolve(name + ".properties");
    }
}
