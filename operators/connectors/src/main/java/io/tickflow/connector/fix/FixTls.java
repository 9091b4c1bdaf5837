package io.tickflow.connector.fix;

import io.tickflow.connector.tls.TlsConfig;
import java.io.Serializable;

/**
 * Encryption of a FIX session. The name in the broker's certificate is always compared.
 *
 * @param files CA of the broker, and certificate of this client
 * @param hostName name that the broker's certificate must have; empty for the host of the session
 */
public record FixTls(TlsConfig files, String hostName) implements Serializable {

    /** Prefix of the options. */
    public static final String OPTION = "tickflow.fix.tls";

    /** Name that the certificate must have, for a session with {@code host}. */
    String expectedName(String host) {
        return hostName.isEmpty() ? host : hostName;
    }
}
