package io.tickflow.operate.rollout;

import java.util.UUID;

/** Ids that a caller of Flink may choose: 32 hexadecimal digits. */
final class FlinkIds {

    private FlinkIds() {}

    /** A new id. */
    static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
