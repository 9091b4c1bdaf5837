package io.tickflow.connector.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Reason of a failed handshake. */
public enum TlsFault {
    /** The server's certificate has no CA that this client trusts. */
    UNTRUSTED(
            -1,
            "its certificate is not signed by a CA that is trusted here",
            "unable to find valid certification path|pkix path|signature check failed"),
    /** The server's certificate is for another name. */
    WRONG_HOST(
            -2,
            "its certificate is for another host name",
            "no subject alternative|no name matching|doesn't match any of the subject alternative names|doesn't match common name"),
    /** The server wants a client certificate, or another one. */
    CERTIFICATE_REFUSED(
            -3,
            "it refuses a client without a certificate of its CA",
            "alert: bad_certificate|alert: certificate_required|alert: certificate_unknown|alert: unknown_ca|alert: handshake_failure"),
    /** The server's certificate is not valid now. */
    EXPIRED(-4, "its certificate has expired or is not valid yet", "notafter|notbefore"),
    /** The server answers in clear text. */
    NO_TLS(
            -5,
            "it does not speak TLS",
            "unsupported or unrecognized ssl message|plaintext connection"),
    /** The server closes the connection within the handshake. */
    HUNG_UP(
            -6,
            "it ended the connection within the TLS handshake",
            "remote host terminated the handshake|ssl peer shut down incorrectly");

    private static final int DEPTH_MAX = 32;

    private final int number;
    private final String text;

    /** Parts of messages of Java and of HTTP clients, as alternatives of a pattern. */
    private final String signs;

    TlsFault(int number, String text, String signs) {
        this.number = number;
        this.text = text;
        this.signs = signs;
    }

    /** The reason in words about the server, for the middle of a sentence. */
    public String text() {
        return text;
    }

    /**
     * Files of a client, by the options that name them.
     *
     * @param ca file with trusted CAs; empty for those of the JVM
     * @param certificate file with the client's certificate; empty for none
     */
    public record Files(String caOption, String ca, String certificateOption, String certificate) {}

    /** Returns what to do about it, as a sentence. */
    public String advice(Files files) {
        return switch (this) {
            case UNTRUSTED ->
                    files.ca().isEmpty()
                            ? "Maybe %s is missing: only the JVM's own CAs are trusted."
                                    .formatted(files.caOption())
                            : "Maybe %s (%s) is not the CA of that server."
                                    .formatted(files.caOption(), files.ca());
            case WRONG_HOST ->
                    "Maybe the address is another than the certificate's: connect to the name in"
                            + " it, or give the server a certificate for this one.";
            // Some servers hang up on a client that they refuse.
            case CERTIFICATE_REFUSED, HUNG_UP ->
                    files.certificate().isEmpty()
                            ? "Maybe %s is missing.".formatted(files.certificateOption())
                            : "Maybe %s (%s) is not signed by the CA that the server trusts."
                                    .formatted(files.certificateOption(), files.certificate());
            case EXPIRED -> "Maybe that certificate has to be renewed, or a clock is wrong.";
            case NO_TLS -> "Maybe the port is that for clear text.";
        };
    }

    /** Number of the reason in metrics, below 0; see docs/metrics.md. */
    public int number() {
        return number;
    }

    /** Finds the reason of this number. */
    public static Optional<TlsFault> ofNumber(int number) {
        return Arrays.stream(values()).filter(fault -> fault.number == number).findFirst();
    }

    /** Finds the reason in a failure; empty for failures that are not of TLS. */
    public static Optional<TlsFault> of(Throwable failure) {
        Throwable at = failure;
        Optional<TlsFault> innermost = Optional.empty();
        for (int depth = 0; at != null && depth < DEPTH_MAX; depth++) {
            Optional<TlsFault> here = one(at);
            innermost = here.isPresent() ? here : innermost;
            at = at.getCause();
        }
        return innermost;
    }

    private static Optional<TlsFault> one(Throwable cause) {
        if (cause instanceof CertificateExpiredException
                || cause instanceof CertificateNotYetValidException) {
            return Optional.of(EXPIRED);
        }
        if (cause instanceof CertPathBuilderException) {
            return Optional.of(UNTRUSTED);
        }
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        boolean isOfTls =
                cause instanceof SSLException
                        || cause instanceof CertPathValidatorException
                        || cause instanceof java.security.cert.CertificateException
                        || message.contains("ssl");
        return isOfTls
                ? Arrays.stream(values())
                        .filter(fault -> Pattern.compile(fault.signs).matcher(message).find())
                        .findFirst()
                : Optional.empty();
    }
}
