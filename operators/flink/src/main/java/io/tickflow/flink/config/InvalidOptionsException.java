package io.tickflow.flink.config;

import java.util.List;

/** A configuration that nothing may start with. The message lists every problem, one a line. */
public final class InvalidOptionsException extends RuntimeException {

    public InvalidOptionsException(List<String> problems) {
        super("the configuration is refused:\n  - " + String.join("\n  - ", problems));
    }
}
