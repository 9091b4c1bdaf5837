package io.tickflow.sandbox.stack.venue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.mina.ssl.SSLSupport;

/**
 * Encryption of a venue by QuickFIX/J's own means, with client certificates. The stores (PKCS #12)
 * are the sandbox's own.
 *
 * @param keyStore with the venue's key and certificate
 * @param trustStore with the CA of its clients
 * @param passwordFile with the password of both stores
 */
public record VenueTls(Path keyStore, Path trustStore, Path passwordFile) {

    private static final String STORE_TYPE = "PKCS12";

    void apply(SessionSettings settings, SessionID session) throws IOException {
        String password = Files.readString(passwordFile).strip();
        settings.setString(session, SSLSupport.SETTING_USE_SSL, "Y");
        settings.setString(session, SSLSupport.SETTING_NEED_CLIENT_AUTH, "Y");
        settings.setString(session, SSLSupport.SETTING_KEY_STORE_NAME, keyStore.toString());
        settings.setString(session, SSLSupport.SETTING_KEY_STORE_PWD, password);
        settings.setString(session, SSLSupport.SETTING_KEY_STORE_TYPE, STORE_TYPE);
        settings.setString(session, SSLSupport.SETTING_TRUST_STORE_NAME, trustStore.toString());
        settings.setString(session, SSLSupport.SETTING_TRUST_STORE_PWD, password);
        settings.setString(session, SSLSupport.SETTING_TRUST_STORE_TYPE, STORE_TYPE);
    }

    /** Options of a command line that {@link #of} reads. */
    List<String> arguments() {
        return List.of(
                "--key-store",
                keyStore.toString(),
                "--trust-store",
                trustStore.toString(),
                "--store-password-file",
                passwordFile.toString());
    }

    /** Reads the options of a command line; null if there are none. */
    static @Nullable VenueTls of(Map<String, String> options) {
        String keyStore = options.get("key-store");
        return keyStore == null
                ? null
                : new VenueTls(
                        Path.of(keyStore),
                        Path.of(options.getOrDefault("trust-store", keyStore)),
                        Path.of(options.getOrDefault("store-password-file", keyStore)));
    }
}
