package io.tickflow.connector.tls;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Files of an encrypted connection, all in PEM, read by the connecting host. Contains no secret:
 * {@code keyPassword} is a reference.
 *
 * @param option prefix of its options, such as {@code tickflow.fix.tls}, for messages
 * @param caFile certificates of the CAs that sign servers; empty for those of the JVM
 * @param certificateFile certificate of this client, followed by those of intermediate CAs; empty
 *     for none
 * @param keyFile key of that certificate in PKCS #8; empty for none
 * @param keyPassword reference to the password of an encrypted key, {@code file:PATH} or {@code
 *     env:NAME}; empty for a key in clear
 */
public record TlsConfig(
        String option, String caFile, String certificateFile, String keyFile, String keyPassword)
        implements Serializable {

    private static final String PROTOCOL = "TLS";

    /** The CAs of the JVM, and no client certificate. */
    public static TlsConfig defaults(String option) {
        return new TlsConfig(option, "", "", "", "");
    }

    /** Returns true if this client shows a certificate. */
    public boolean hasCertificate() {
        return !certificateFile.isEmpty();
    }

    /**
     * Reads the files.
     *
     * @throws TlsFileException naming the option, the file and the next step
     */
    public SSLContext context() throws TlsFileException {
        try {
            var context = SSLContext.getInstance(PROTOCOL);
            context.init(keys(), trusted(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new TlsFileException(
                    option + ".*: certificate and key do not fit together: " + e.getMessage(), e);
        }
    }

    /** Returns what to do about a failed handshake, as a sentence; empty for other failures. */
    public String advice(Throwable failure) {
        return TlsFault.of(failure).map(this::advice).orElse("");
    }

    /** Returns what to do about {@code fault}, as a sentence. */
    public String advice(TlsFault fault) {
        return fault.advice(
                new TlsFault.Files(
                        option + ".ca-file",
                        caFile,
                        option + ".certificate-file",
                        certificateFile));
    }

    private TrustManager @Nullable [] trusted() throws GeneralSecurityException, TlsFileException {
        if (caFile.isEmpty()) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (X509Certificate ca :
                new PemFile(option + ".ca-file", Path.of(caFile)).certificates()) {
            store.setCertificateEntry("ca-" + number++, ca);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private KeyManager @Nullable [] keys() throws GeneralSecurityException, TlsFileException {
        if (!hasCertificate()) {
            return null;
        }
        List<X509Certificate> chain =
                new PemFile(option + ".certificate-file", Path.of(certificateFile)).certificates();
        PrivateKey key = new PemFile(option + ".key-file", Path.of(keyFile)).privateKey(password());
        KeyStore store = emptyStore();
        char[] inMemory = new char[0];
        store.setKeyEntry("client", key, inMemory, chain.toArray(new Certificate[0]));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, inMemory);
        return factory.getKeyManagers();
    }

    private String password() throws TlsFileException {
        try {
            return keyPassword.isEmpty() ? "" : SecretReference.resolve(keyPassword);
        } catch (IOException e) {
            throw new TlsFileException(option + ".key-password: " + e.getMessage(), e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException("an empty store is read from nowhere", e);
        }
        return store;
    }
}
