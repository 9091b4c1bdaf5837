package io.tickflow.process.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A CA whose key lives in memory only: whoever has stopped using it cannot sign another
 * certificate. Certificates are X.509 v3 (RFC 5280) on the curve P-256. Thread-safe.
 */
public final class CertificateAuthority {

    private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final byte SIGN_CERTIFICATES = 0x06;
    private static final byte SIGN_HANDSHAKES = (byte) 0x80;
    private static final int SERIAL_BITS = 120;
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final String name;
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Duration validity;
    private final SecureRandom random = new SecureRandom();

    /**
     * Creates a CA with a key of its own.
     *
     * @param name common name
     * @param validity of its certificate and of all that it signs, from now on
     */
    public CertificateAuthority(String name, Duration validity) {
        this.name = name;
        this.validity = validity;
        KeyPair pair = keys();
        this.key = pair.getPrivate();
        byte[] extensions =
                Der.sequence(
                        critical(BASIC_CONSTRAINTS, Der.sequence(Der.booleanTrue())),
                        critical(KEY_USAGE, Der.bits(1, new byte[] {SIGN_CERTIFICATES})));
        this.certificate = sign(name, pair.getPublic(), extensions, validity);
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * Signs a certificate that serves for both ends of a connection.
     *
     * @param commonName of its owner
     * @param hosts host names and addresses that it is valid for
     */
    public Identity issue(String commonName, List<String> hosts) {
        return issue(commonName, hosts, validity);
    }

    /** Signs one that ends after {@code ownValidity}; in the past if that is negative. */
    public Identity issue(String commonName, List<String> hosts, Duration ownValidity) {
        KeyPair pair = keys();
        var extensions = new ArrayList<byte[]>();
        extensions.add(critical(KEY_USAGE, Der.bits(7, new byte[] {SIGN_HANDSHAKES})));
        extensions.add(
                extension(
                        EXTENDED_KEY_USAGE,
                        Der.sequence(Der.objectId(SERVER), Der.objectId(CLIENT))));
        if (!hosts.isEmpty()) {
            byte[][] names = hosts.stream().map(CertificateAuthority::host).toArray(byte[][]::new);
            extensions.add(extension(ALTERNATIVE_NAMES, Der.sequence(names)));
        }
        return new Identity(
                sign(
                        commonName,
                        pair.getPublic(),
                        Der.sequence(extensions.toArray(byte[][]::new)),
                        ownValidity),
                certificate,
                pair.getPrivate());
    }

    private X509Certificate sign(
            String subject, PublicKey subjectKey, byte[] extensions, Duration ownValidity) {
        Instant now = Instant.now();
        Instant end = now.plus(ownValidity);
        Instant begin = (end.isBefore(now) ? end : now).minus(CLOCK_SKEW);
        byte[] algorithm = Der.sequence(Der.objectId(ECDSA_SHA256));
        byte[] body =
                Der.sequence(
                        Der.explicit(0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)),
                        algorithm,
                        distinguished(name),
                        Der.sequence(Der.time(begin), Der.time(end)),
                        distinguished(subject),
                        subjectKey.getEncoded(),
                        Der.explicit(3, extensions));
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(body);
            byte[] whole = Der.sequence(body, algorithm, Der.bits(0, signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with elliptic curves", e);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has the curve P-256", e);
        }
    }

    private static byte[] distinguished(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.objectId(COMMON_NAME), Der.text(commonName))));
    }

    private static byte[] critical(String id, byte[] value) {
        return Der.sequence(Der.objectId(id), Der.booleanTrue(), Der.octets(value));
    }

    private static byte[] extension(String id, byte[] value) {
        return Der.sequence(Der.objectId(id), Der.octets(value));
    }

    private static byte[] host(String host) {
        boolean isAddress = host.matches("[0-9.]+") || host.contains(":");
        try {
            return isAddress
                    ? Der.implicit(IP_ADDRESS, InetAddress.getByName(host).getAddress())
                    : Der.implicit(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(host + " is no address", e);
        }
    }
}
