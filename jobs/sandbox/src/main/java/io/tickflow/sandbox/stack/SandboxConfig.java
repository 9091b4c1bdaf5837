package io.tickflow.sandbox.stack;

import io.tickflow.connector.topic.TopicCatalogue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Parts, ports and folder of a sandbox.
 *
 * @param parent folder in which it makes its own
 * @param keep whether that folder stays after the sandbox is closed
 * @param topics that are created
 * @param kafkaPort of the broker; {@link #ANY_PORT} for a free one
 * @param clickHouse whether there is a ClickHouse
 * @param clickHouseServer a server to use instead of the embedded engine, such as {@code
 *     http://127.0.0.1:8123}; null for the engine
 * @param clickHousePort of the engine; {@link #ANY_PORT} for a free one
 * @param venue whether there is a FIX venue
 * @param venuePort of the venue; {@link #ANY_PORT} for a free one
 */
public record SandboxConfig(
        Path parent,
        boolean keep,
        TopicCatalogue topics,
        int kafkaPort,
        boolean clickHouse,
        @Nullable String clickHouseServer,
        int clickHousePort,
        boolean venue,
        int venuePort) {

    /** Any free port. */
    public static final int ANY_PORT = 0;

    /** Everything, on free ports, in the temporary folder of this machine. */
    public static SandboxConfig everything() {
        return new SandboxConfig(
                Path.of(System.getProperty("java.io.tmpdir")),
                false,
                TopicCatalogue.bundled(),
                ANY_PORT,
                true,
                null,
                ANY_PORT,
                true,
                ANY_PORT);
    }

    /** The same in another folder. */
    public SandboxConfig in(Path folder, boolean keepIt) {
        return new SandboxConfig(
                folder,
                keepIt,
                topics,
                kafkaPort,
                clickHouse,
                clickHouseServer,
                clickHousePort,
                venue,
                venuePort);
    }

    /** The same with a ClickHouse server that somebody else runs. */
    public SandboxConfig withClickHouseServer(String url) {
        return new SandboxConfig(
                parent, keep, topics, kafkaPort, true, url, ANY_PORT, venue, venuePort);
    }

    /** The same without ClickHouse. */
    public SandboxConfig withoutClickHouse() {
        return new SandboxConfig(
                parent, keep, topics, kafkaPort, false, null, ANY_PORT, venue, venuePort);
    }

    /** The same without a FIX venue. */
    public SandboxConfig withoutVenue() {
        return new SandboxConfig(
                parent,
                keep,
                topics,
                kafkaPort,
                clickHouse,
                clickHouseServer,
                clickHousePort,
                false,
                ANY_PORT);
    }

    /** The same with given ports; {@link #ANY_PORT} for a free one. */
    public SandboxConfig withPorts(int kafka, int clickHouseEngine, int fixVenue) {
        return new SandboxConfig(
                parent,
                keep,
                topics,
                kafka,
                clickHouse,
                clickHouseServer,
                clickHouseEngine,
                venue,
                fixVenue);
    }
}
