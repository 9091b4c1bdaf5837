package io.tickflow.process.flink;

import io.tickflow.process.OwnerOnly;
import io.tickflow.process.tls.CertificateAuthority;
import io.tickflow.process.tls.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;

/**
 * Mutual TLS of a cluster on this machine, by Flink's own options: one CA for what its processes
 * say to each other, another one for the REST interface and its clients. Keys and passwords are new
 * at each start, in files that their owner alone can read.
 */
public final class ClusterTls {

    /** File with the CA of the REST interface. */
    public static final String CA = "rest-ca.pem";

    /** File with the certificate of REST clients. */
    public static final String CERTIFICATE = "client-certificate.pem";

    /** File with the key of REST clients. */
    public static final String KEY = "client-key.pem";

    private static final String FOLDER = "tls";
    private static final String STORE_TYPE = "PKCS12";
    private static final String CIPHERS =
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    private static final Duration VALIDITY = Duration.ofDays(3_650);
    private static final int PASSWORD_BYTES = 24;

    private ClusterTls() {}

    /** Folder of the files of a cluster in {@code root}. */
    public static Path folder(Path root) {
        return root.resolve(FOLDER);
    }

    /**
     * Writes all files and sets Flink's options.
     *
     * @param host address of the JobManager, which its certificate is valid for
     * @throws IOException if a file cannot be written
     */
    static void prepare(Configuration settings, Path root, String host) throws IOException {
        Path folder = folder(root);
        OwnerOnly.createDirectories(folder);
        String password = password();
        // Flink's default is for keys of RSA alone.
        settings.set(SecurityOptions.SSL_ALGORITHMS, CIPHERS);
        internal(settings, folder, password);
        rest(settings, folder, host, password);
    }

    /** Removes the files of an earlier start. */
    static void discard(Path root) throws IOException {
        for (String file :
                List.of(
                        CA,
                        CERTIFICATE,
                        KEY,
                        "rest.p12",
                        "rest-ca.p12",
                        "internal.p12",
                        "internal-ca.p12")) {
            Files.deleteIfExists(folder(root).resolve(file));
        }
    }

    /** Returns true if the REST interface of a cluster is encrypted. */
    static boolean isEncrypted(Configuration settings) {
        return settings.get(SecurityOptions.SSL_REST_ENABLED);
    }

    /**
     * Context of a client of the REST interface, by the stores that Flink itself has.
     *
     * @throws IOException if a store cannot be read
     */
    static SSLContext context(Configuration settings) throws IOException {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(
                    store(
                            text(
                                    settings,
                                    SecurityOptions.SSL_REST_KEYSTORE,
                                    SecurityOptions.SSL_KEYSTORE),
                            text(
                                    settings,
                                    SecurityOptions.SSL_REST_KEYSTORE_PASSWORD,
                                    SecurityOptions.SSL_KEYSTORE_PASSWORD)),
                    text(
                                    settings,
                                    SecurityOptions.SSL_REST_KEY_PASSWORD,
                                    SecurityOptions.SSL_KEY_PASSWORD)
                            .toCharArray());
            var trusted =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(
                    store(
                            text(
                                    settings,
                                    SecurityOptions.SSL_REST_TRUSTSTORE,
                                    SecurityOptions.SSL_TRUSTSTORE),
                            text(
                                    settings,
                                    SecurityOptions.SSL_REST_TRUSTSTORE_PASSWORD,
                                    SecurityOptions.SSL_TRUSTSTORE_PASSWORD)));
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the stores of security.ssl.rest.* cannot be used", e);
        }
    }

    /** Value of an option, or of the one that Flink takes in its place. */
    private static String text(
            Configuration settings, ConfigOption<String> option, ConfigOption<String> general) {
        return settings.getOptional(option).or(() -> settings.getOptional(general)).orElse("");
    }

    private static void internal(Configuration settings, Path folder, String password)
            throws IOException {
        var ca = new CertificateAuthority("Tickflow cluster, internal", VALIDITY);
        Path keys = folder.resolve("internal.p12");
        Path trusted = folder.resolve("internal-ca.p12");
        ca.issue("flink", List.of()).writeKeyStore(keys, password);
        Identity.writeTrustStore(ca.certificate(), trusted, password);
        settings.set(SecurityOptions.SSL_INTERNAL_ENABLED, true);
        settings.set(SecurityOptions.SSL_INTERNAL_KEYSTORE, keys.toString());
        settings.set(SecurityOptions.SSL_INTERNAL_KEYSTORE_PASSWORD, password);
        settings.set(SecurityOptions.SSL_INTERNAL_KEY_PASSWORD, password);
        settings.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE, trusted.toString());
        settings.set(SecurityOptions.SSL_INTERNAL_TRUSTSTORE_PASSWORD, password);
    }

    private static void rest(Configuration settings, Path folder, String host, String password)
            throws IOException {
        var ca = new CertificateAuthority("Tickflow cluster, REST", VALIDITY);
        Path keys = folder.resolve("rest.p12");
        Path trusted = folder.resolve("rest-ca.p12");
        ca.issue("jobmanager", List.of(host, "localhost")).writeKeyStore(keys, password);
        Identity.writeTrustStore(ca.certificate(), trusted, password);
        Identity.writeCertificate(ca.certificate(), folder.resolve(CA));
        ca.issue("client", List.of()).writePem(folder.resolve(CERTIFICATE), folder.resolve(KEY));
        settings.set(SecurityOptions.SSL_REST_ENABLED, true);
        settings.set(SecurityOptions.SSL_REST_AUTHENTICATION_ENABLED, true);
        settings.set(SecurityOptions.SSL_REST_KEYSTORE, keys.toString());
        settings.set(SecurityOptions.SSL_REST_KEYSTORE_PASSWORD, password);
        settings.set(SecurityOptions.SSL_REST_KEY_PASSWORD, password);
        settings.set(SecurityOptions.SSL_REST_TRUSTSTORE, trusted.toString());
        settings.set(SecurityOptions.SSL_REST_TRUSTSTORE_PASSWORD, password);
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static KeyStore store(String file, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(STORE_TYPE);
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            store.load(in, password.toCharArray());
        }
        return store;
    }
}
