package io.tickflow.settings.tls;

import org.apache.flink.configuration.ConfigOption;

/** Options of commands that speak to a JobManager at an https:// URL. */
public final class FlinkRestOptions {

    /** Prefix of the options. */
    public static final String PREFIX = "tickflow.flink.rest.tls";

    /** All of them. */
    public static final TlsOptions TLS = new TlsOptions(PREFIX, "the JobManager");

    public static final ConfigOption<String> CA_FILE = TLS.caFile();
    public static final ConfigOption<String> CERTIFICATE_FILE = TLS.certificateFile();
    public static final ConfigOption<String> KEY_FILE = TLS.keyFile();
    public static final ConfigOption<String> KEY_PASSWORD = TLS.keyPassword();

    private FlinkRestOptions() {}
}
