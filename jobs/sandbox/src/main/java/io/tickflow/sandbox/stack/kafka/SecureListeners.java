package io.tickflow.sandbox.stack.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Encrypted listeners of a broker beside the plain one, whose settings are in a file that the
 * broker's process reads. Clients of the first show a certificate, those of the second a name and a
 * password by SCRAM-SHA-512.
 *
 * @param mutualPort port of TLS with client certificates
 * @param scramPort port of TLS with SCRAM
 * @param keyFile PEM file with the broker's key and certificate
 * @param caFile PEM file with the CA of its clients
 */
public record SecureListeners(int mutualPort, int scramPort, Path keyFile, Path caFile) {

    /** Name of the file; its folder is not that of the data, which a broker reads. */
    static final String FILE = "listeners.properties";

    private static final String MUTUAL = "MUTUAL";
    private static final String SCRAM = "SCRAM";
    private static final String LOGIN =
            "org.apache.kafka.common.security.scram.ScramLoginModule required;";

    /** Writes the settings to a file of {@code folder}. */
    Path write(Path folder) throws IOException {
        var settings = new Properties();
        settings.put("listeners", addresses());
        settings.put("advertised.listeners", addresses());
        settings.put("listener.security.protocol.map", ",MUTUAL:SSL,SCRAM:SASL_SSL");
        settings.put("ssl.keystore.type", "PEM");
        settings.put("ssl.keystore.location", keyFile.toString());
        settings.put("ssl.truststore.type", "PEM");
        settings.put("ssl.truststore.location", caFile.toString());
        settings.put("listener.name.mutual.ssl.client.auth", "required");
        settings.put("listener.name.scram.ssl.client.auth", "none");
        settings.put("listener.name.scram.sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put("listener.name.scram.scram-sha-512.sasl.jaas.config", LOGIN);
        Path file = folder.resolve(FILE);
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        return file;
    }

    /** Lays the settings of {@code file} over those of a broker; lists are appended. */
    static void apply(Path file, Properties config) throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            settings.load(in);
        }
        settings.forEach(
                (key, value) ->
                        config.merge(
                                key,
                                value,
                                (own, added) ->
                                        added.toString().startsWith(",")
                                                ? own + added.toString()
                                                : added));
    }

    private String addresses() {
        return ",%s://localhost:%d,%s://localhost:%d"
                .formatted(MUTUAL, mutualPort, SCRAM, scramPort);
    }
}
