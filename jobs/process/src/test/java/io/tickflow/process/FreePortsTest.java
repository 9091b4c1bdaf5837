package io.tickflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void shouldFindDifferentPortsThatCanBeBound() {
        assertThat(FreePorts.find(3))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        port ->
                                assertThatCode(() -> FreePorts.requireFree(port, "a test"))
                                        .doesNotThrowAnyException());
    }

    /** By chance alone a port would come again in 44 of 45 runs. */
    @Test
    void shouldFindNoPortTwice() {
        assertThat(FreePorts.find(150)).doesNotContainAnyElementsOf(FreePorts.find(150));
    }

    @Test
    void shouldFailInOneLineWhenPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> FreePorts.requireFree(taken.getLocalPort(), "Kafka"))
                    .isInstanceOf(ProcessException.class)
                    .hasMessage(
                            "port "
                                    + taken.getLocalPort()
                                    + " on 127.0.0.1 is taken: Kafka cannot start");
        }
    }
}
