package io.tickflow.settings.tls;

import io.tickflow.connector.tls.SecretReference;
import io.tickflow.connector.tls.TlsConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of one encrypted connection. */
public final class TlsOptions {

    private final String prefix;
    private final String server;

    /**
     * @param prefix of the keys, without the dot that follows
     * @param server the other end, for descriptions
     */
    public TlsOptions(String prefix, String server) {
        this.prefix = prefix;
        this.server = server;
    }

    /** CA of the server. */
    public ConfigOption<String> caFile() {
        return file(
                "ca-file",
                "PEM file with the CAs that sign "
                        + server
                        + "'s certificate. If empty, the JVM's own CAs.");
    }

    /** Certificate of the client. */
    public ConfigOption<String> certificateFile() {
        return file(
                "certificate-file",
                "PEM file with this client's certificate, and intermediate CAs after it, if "
                        + server
                        + " wants one.");
    }

    /** Key of the client. */
    public ConfigOption<String> keyFile() {
        return file("key-file", "PEM file with the key of that certificate, in PKCS #8.");
    }

    /** Password of that key. */
    public ConfigOption<String> keyPassword() {
        return file(
                "key-password",
                "Reference to the password of an encrypted key: file:/path, or env:NAME for a"
                        + " variable of the environment.");
    }

    /**
     * Reads all of them.
     *
     * @param reader gives the value of an option
     * @param problem told each problem, a sentence
     */
    public TlsConfig read(Function<ConfigOption<String>, String> reader, Consumer<String> problem) {
        var read =
                new TlsConfig(
                        prefix,
                        reader.apply(caFile()),
                        reader.apply(certificateFile()),
                        reader.apply(keyFile()),
                        reader.apply(keyPassword()));
        problems(read).forEach(problem);
        return read;
    }

    private List<String> problems(TlsConfig read) {
        var problems = new ArrayList<String>();
        if (read.certificateFile().isEmpty() != read.keyFile().isEmpty()) {
            problems.add(
                    "%s.certificate-file and %s.key-file: set both or none"
                            .formatted(prefix, prefix));
        }
        if (!read.keyPassword().isEmpty() && !SecretReference.isReference(read.keyPassword())) {
            problems.add(
                    prefix
                            + ".key-password: must be a reference, file:/path/to/file or env:NAME;"
                            + " Flink would keep a password in clear in its files");
        }
        return problems;
    }

    private ConfigOption<String> file(String name, String description) {
        return ConfigOptions.key(prefix + '.' + name)
                .stringType()
                .defaultValue("")
                .withDescription(description);
    }
}
