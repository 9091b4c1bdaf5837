package io.tickflow.process.tls;

import io.tickflow.process.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A certificate with its key.
 *
 * @param issuer certificate of the CA that signed it
 */
public record Identity(X509Certificate certificate, X509Certificate issuer, PrivateKey key) {

    private static final int LINE = 64;
    private static final String STORE_TYPE = "PKCS12";

    /** Writes a certificate in PEM. */
    public static void writeCertificate(X509Certificate certificate, Path file) throws IOException {
        OwnerOnly.write(file, pem(certificate));
    }

    /**
     * Writes certificate and key in PEM, to two files that their owner alone can read.
     *
     * @throws IOException if a file cannot be written
     */
    public void writePem(Path certificateFile, Path keyFile) throws IOException {
        writeCertificate(certificate, certificateFile);
        OwnerOnly.write(keyFile, keyPem());
    }

    /**
     * Writes key and certificate in PEM to one file that its owner alone can read, as Kafka wants
     * them.
     *
     * @throws IOException if the file cannot be written
     */
    public void writePem(Path file) throws IOException {
        OwnerOnly.write(file, keyPem() + pem(certificate));
    }

    /**
     * Writes a key store (PKCS #12) that its owner alone can read, with the chain up to the CA.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeKeyStore(Path file, String password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(STORE_TYPE);
            store.load(null, null);
            var chain = new Certificate[] {certificate, issuer};
            store.setKeyEntry("own", key, password.toCharArray(), chain);
            write(store, file, password);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java writes PKCS #12", e);
        }
    }

    /**
     * Writes a trust store (PKCS #12) with one CA.
     *
     * @throws IOException if the file cannot be written
     */
    public static void writeTrustStore(X509Certificate ca, Path file, String password)
            throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(STORE_TYPE);
            store.load(null, null);
            store.setCertificateEntry("ca", ca);
            write(store, file, password);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java writes PKCS #12", e);
        }
    }

    private static void write(KeyStore store, Path file, String password)
            throws IOException, GeneralSecurityException {
        OwnerOnly.write(file, "");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    private String keyPem() {
        return block("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    private static String block(String type, byte[] der) {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, text, type);
    }
}
