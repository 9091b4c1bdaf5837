package io.tickflow.flink.function;

import java.io.Serializable;

/**
 * Settings of the re-keying stage.
 *
 * @param on true if ticks of a symbol may come from several partitions
 * @param waitMillis time by Kafka's timestamps for which a tick waits for earlier ones
 * @param ticksMax largest number of waiting ticks of a symbol
 */
public record RekeyStage(boolean on, long waitMillis, int ticksMax) implements Serializable {

    /** No stage: each symbol has one partition. */
    public static final RekeyStage OFF = new RekeyStage(false, 0, 0);
}
