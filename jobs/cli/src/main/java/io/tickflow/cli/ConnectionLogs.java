package io.tickflow.cli;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * Loggers of libraries that tell a refused connection at level ERROR, which would appear on
 * standard output, before the command tells it in one line with the option to look at.
 */
final class ConnectionLogs {

    private static final List<String> NAMES =
            List.of(
                    "org.apache.kafka.clients",
                    "org.apache.kafka.common.network",
                    "org.apache.kafka.common.security.ssl",
                    "org.apache.mina.filter.ssl",
                    "quickfix.mina");

    private ConnectionLogs() {}

    /** Silences them in this process. */
    static void silence() {
        NAMES.forEach(name -> Configurator.setLevel(name, Level.OFF));
    }
}
