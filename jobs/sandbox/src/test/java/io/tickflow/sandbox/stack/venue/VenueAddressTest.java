package io.tickflow.sandbox.stack.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.process.FreePorts;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue listens where it is told to. */
class VenueAddressTest {

    /** Another address of this machine than the usual one. */
    private static final String ADDRESS = "127.0.0.2";

    @TempDir Path folder;

    @Test
    void shouldListenOnGivenAddress() throws Exception {
        InetAddress address = InetAddress.getByName(ADDRESS);
        int port = FreePorts.find(1).get(0);

        try (Venue venue = Venue.start(new QuoteBoard(), folder.resolve("journal"), address, port);
                var client = new Socket(address, venue.port())) {
            assertThat(client.isConnected()).isTrue();
        }
    }
}
