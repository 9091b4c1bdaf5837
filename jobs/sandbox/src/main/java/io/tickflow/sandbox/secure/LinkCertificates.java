package io.tickflow.sandbox.secure;

import io.tickflow.process.OwnerOnly;
import io.tickflow.process.tls.CertificateAuthority;
import io.tickflow.process.tls.Identity;
import io.tickflow.sandbox.stack.kafka.SecureListeners;
import io.tickflow.sandbox.stack.venue.VenueTls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Files of a CA for the links of a deployment on this machine: one certificate for its servers,
 * valid for localhost and not for 127.0.0.1, and one for its clients. Every file can be read by its
 * owner alone.
 */
public final class LinkCertificates {

    /** Name that the servers' certificate is valid for. */
    public static final String HOST = "localhost";

    private static final Duration VALIDITY = Duration.ofDays(2);

    private final Path folder;
    private final Identity server;

    private LinkCertificates(Path folder, Identity server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Creates a CA and writes all files to {@code folder}.
     *
     * @param storePassword password of key stores
     * @throws IOException if a file cannot be written
     */
    public static LinkCertificates create(Path folder, String storePassword) throws IOException {
        OwnerOnly.createDirectories(folder);
        var ca = new CertificateAuthority("Tickflow sandbox", VALIDITY);
        Identity server = ca.issue("server", List.of(HOST));
        Identity client = ca.issue("client", List.of());
        var files = new LinkCertificates(folder, server);
        Identity.writeCertificate(ca.certificate(), files.ca());
        Identity.writeTrustStore(ca.certificate(), files.at("ca.p12"), storePassword);
        server.writePem(files.at("server.pem"));
        server.writeKeyStore(files.at("server.p12"), storePassword);
        client.writePem(files.clientBoth());
        client.writePem(files.clientCertificate(), files.clientKey());
        OwnerOnly.write(files.at("store-password"), storePassword);
        return files;
    }

    /** PEM file of the CA. */
    public Path ca() {
        return at("ca.pem");
    }

    /** PEM file with the certificate of clients. */
    public Path clientCertificate() {
        return at("client-certificate.pem");
    }

    /** PEM file with the key of clients. */
    public Path clientKey() {
        return at("client-key.pem");
    }

    /** PEM file with both, as Kafka's clients want them. */
    public Path clientBoth() {
        return at("client.pem");
    }

    /** Listeners of a broker with these files. */
    public SecureListeners kafka(int mutualPort, int scramPort) {
        return new SecureListeners(mutualPort, scramPort, at("server.pem"), ca());
    }

    /** Encryption of a venue with these files. */
    public VenueTls venue() {
        return new VenueTls(at("server.p12"), at("ca.p12"), at("store-password"));
    }

    /** Key and certificate of servers. */
    Identity server() {
        return server;
    }

    @Override
    public String toString() {
        return "certificates in " + folder;
    }

    private Path at(String name) {
        return folder.resolve(name);
    }
}
