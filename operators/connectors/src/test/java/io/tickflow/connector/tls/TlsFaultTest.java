package io.tickflow.connector.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

class TlsFaultTest {

    @Test
    void shouldKnowWordsOfJavaAndItsClients() {
        assertThat(TlsFault.of(caused(new CertPathBuilderException("unable to find"))))
                .contains(TlsFault.UNTRUSTED);
        assertThat(TlsFault.of(caused(new CertificateException("No name matching a found"))))
                .contains(TlsFault.WRONG_HOST);
        assertThat(
                        TlsFault.of(
                                new SSLPeerUnverifiedException(
                                        "Certificate for <a> doesn't match any of the subject"
                                                + " alternative names: [b]")))
                .contains(TlsFault.WRONG_HOST);
        assertThat(TlsFault.of(new SSLException("Received fatal alert: bad_certificate")))
                .contains(TlsFault.CERTIFICATE_REFUSED);
        assertThat(TlsFault.of(caused(new CertificateExpiredException("NotAfter: ..."))))
                .contains(TlsFault.EXPIRED);
        assertThat(TlsFault.of(new SSLException("Unsupported or unrecognized SSL message")))
                .contains(TlsFault.NO_TLS);
        assertThat(TlsFault.of(new SSLException("Remote host terminated the handshake")))
                .contains(TlsFault.HUNG_UP);
    }

    @Test
    void shouldLeaveOtherFailuresAlone() {
        assertThat(TlsFault.of(new ConnectException("Connection refused"))).isEmpty();
        assertThat(TlsFault.of(new IOException("NotAfter all"))).isEmpty();
    }

    @Test
    void shouldNumberEachForMetrics() {
        assertThat(TlsFault.values())
                .allSatisfy(
                        fault ->
                                assertThat(TlsFault.ofNumber(fault.number()))
                                        .isEqualTo(Optional.of(fault)));
        assertThat(Arrays.stream(TlsFault.values()).map(TlsFault::number))
                .allSatisfy(number -> assertThat(number).isNegative())
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNameOptionAndFileInAdvice() {
        var files = new TlsConfig("tickflow.fix.tls", "/ca.pem", "", "", "");

        assertThat(files.advice(TlsFault.UNTRUSTED))
                .isEqualTo(
                        "Maybe tickflow.fix.tls.ca-file (/ca.pem) is not the CA of that server.");
        assertThat(files.advice(TlsFault.CERTIFICATE_REFUSED))
                .isEqualTo("Maybe tickflow.fix.tls.certificate-file is missing.");
        assertThat(files.advice(new IOException("timed out"))).isEmpty();
    }

    private static Exception caused(Exception cause) {
        var handshake = new SSLHandshakeException("PKIX");
        handshake.initCause(cause);
        return new SslAuthenticationException("SSL handshake failed", handshake);
    }
}
