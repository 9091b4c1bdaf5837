package io.tickflow.operate.flink;

import java.util.UUID;

/** Ids that a caller of Flink may choose: 32 hexadecimal digits. */
public final class FlinkIds {

    private FlinkIds() {}

    /** A new id. */
    public static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
