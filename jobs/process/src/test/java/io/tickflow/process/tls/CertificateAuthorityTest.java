package io.tickflow.process.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final CertificateAuthority ca = new CertificateAuthority("ca", DAY);

    @Test
    void shouldSignCertificatesThatJavaValidates() throws Exception {
        Identity server = ca.issue("broker", List.of("localhost", "127.0.0.1"));

        validate(server, ca);
        assertThat(server.certificate().getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(ca.certificate().getBasicConstraints()).isNotNegative();
        assertThat(server.certificate().getBasicConstraints()).isNegative();
    }

    @Test
    void shouldNotSignForAnotherCaOfItsName() {
        Identity server = ca.issue("broker", List.of("localhost"));

        assertThatThrownBy(() -> validate(server, new CertificateAuthority("ca", DAY)))
                .hasMessageContaining("signature check failed");
    }

    @Test
    void shouldEndCertificatesInThePast() {
        Identity expired = ca.issue("broker", List.of("localhost"), Duration.ofMinutes(-1));

        assertThatThrownBy(() -> expired.certificate().checkValidity())
                .isInstanceOf(CertificateExpiredException.class);
    }

    @Test
    void shouldWriteFilesForTheirOwnerAlone(@TempDir Path folder) throws Exception {
        Path pem = folder.resolve("a.pem");
        Path store = folder.resolve("a.p12");
        Identity identity = ca.issue("a", List.of());
        identity.writePem(pem);
        identity.writeKeyStore(store, "secret");

        assertThat(pem).content().contains("BEGIN PRIVATE KEY").contains("BEGIN CERTIFICATE");
        for (Path file : List.of(pem, store)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private static void validate(Identity identity, CertificateAuthority by) throws Exception {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(by.certificate(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509")
                                .generateCertPath(List.of(identity.certificate())),
                        parameters);
    }
}
