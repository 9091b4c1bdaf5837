package io.tickflow.cli.gateway;

import io.tickflow.cli.console.Inputs;
import io.tickflow.connector.tls.SecretReference;
import io.tickflow.connector.tls.TlsConfig;
import io.tickflow.connector.tls.TlsFileException;
import io.tickflow.gateway.GatewayConfig.Links;
import io.tickflow.gateway.GatewayConfig.LiveSettings;
import io.tickflow.gateway.GatewayConfig.RedisPlace;
import io.tickflow.gateway.access.JwtCallers;
import io.tickflow.gateway.access.JwtConfig;
import java.io.IOException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Optional parts around a gateway: Redis, an identity provider, a certificate. */
@Command
final class LinkOptions {

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description =
                    "Second layer of the cache: redis://HOST:PORT, rediss:// with TLS, or"
                            + " redis-cluster://HOST:PORT,HOST:PORT (default: none).")
    private @Nullable String redis;

    @Option(
            names = "--redis-password",
            paramLabel = "REFERENCE",
            description = "Its password: file:/path or env:NAME.")
    private @Nullable String redisPassword;

    @Option(
            names = "--jwks",
            paramLabel = "PLACE",
            description =
                    "Accept signed tokens (JWT) of an identity provider: a file with its JWKS, or its https:// URL.")
    private @Nullable String keys;

    @Option(names = "--issuer", paramLabel = "TEXT", description = "Issuer of these tokens.")
    private @Nullable String issuer;

    @Option(names = "--audience", paramLabel = "TEXT", description = "Audience of these tokens.")
    private @Nullable String audience;

    @Option(
            names = "--role-claim",
            paramLabel = "NAME",
            defaultValue = JwtConfig.ROLES,
            description = "Claim that names viewer, operator or admin (default: ${DEFAULT-VALUE}).")
    private String roleClaim = JwtConfig.ROLES;

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "PEM file with the certificate of the gateway and its chain: then https.")
    private String certificate = "";

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            description = "PEM file with its key in PKCS #8.")
    private String key = "";

    @Option(
            names = "--tls-key-password",
            paramLabel = "REFERENCE",
            description = "Password of an encrypted key: file:/path or env:NAME.")
    private String keyPassword = "";

    boolean hasIdentityProvider() {
        return keys != null;
    }

    /**
     * Reads what is named; {@code inputs} collects the problems.
     *
     * @param live settings that change; null if they come from a file
     */
    Links read(Inputs inputs, @Nullable LiveSettings live) {
        return new Links(redis(inputs), jwt(inputs), tls(inputs), live);
    }

    private @Nullable RedisPlace redis(Inputs inputs) {
        if (redis == null) {
            inputs.require(redisPassword == null, "--redis-password: needs --redis");
            return null;
        }
        inputs.require(
                redis.matches("(redis|rediss|redis-cluster)://[^@\\s]+"),
                "--redis: '"
                        + redis.replaceFirst("//.*@", "//...@")
                        + "' must be redis://HOST:PORT, rediss:// or redis-cluster://; a password"
                        + " belongs into --redis-password");
        return new RedisPlace(
                redis,
                redisPassword == null ? null : secret("--redis-password", redisPassword, inputs));
    }

    private static String secret(String option, String reference, Inputs inputs) {
        if (!SecretReference.isReference(reference)) {
            inputs.require(false, option + ": must be a reference, file:/path or env:NAME");
            return "";
        }
        try {
            return SecretReference.resolve(reference);
        } catch (IOException e) {
            inputs.require(false, option + ": " + e.getMessage());
            return "";
        }
    }

    private @Nullable JwtCallers jwt(Inputs inputs) {
        if (keys == null) {
            inputs.require(
                    issuer == null && audience == null, "--issuer and --audience: need --jwks");
            return null;
        }
        if (issuer == null || audience == null) {
            inputs.require(false, "--jwks: needs --issuer and --audience, which tokens must name");
            return null;
        }
        try {
            return JwtCallers.of(new JwtConfig(keys, issuer, audience, roleClaim));
        } catch (IOException e) {
            inputs.require(false, "--jwks: " + e.getMessage());
            return null;
        }
    }

    private @Nullable SSLContext tls(Inputs inputs) {
        if (certificate.isEmpty() && key.isEmpty()) {
            inputs.require(
                    keyPassword.isEmpty(),
                    "--tls-key-password: needs --tls-certificate and --tls-key");
            return null;
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            inputs.require(false, "--tls-certificate and --tls-key: give both or none");
            return null;
        }
        if (!keyPassword.isEmpty() && !SecretReference.isReference(keyPassword)) {
            inputs.require(
                    false, "--tls-key-password: must be a reference, file:/path or env:NAME");
            return null;
        }
        try {
            return new TlsConfig("--tls", "", certificate, key, keyPassword).context();
        } catch (TlsFileException e) {
            inputs.require(
                    false,
                    String.valueOf(e.getMessage()).replaceAll("--tls\\.(\\w+)-file", "--tls-$1"));
            return null;
        }
    }
}
