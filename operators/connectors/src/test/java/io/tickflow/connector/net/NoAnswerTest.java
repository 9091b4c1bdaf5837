package io.tickflow.connector.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.Test;

class NoAnswerTest {

    @Test
    void shouldKnowWhatConnectionsFailOf() {
        assertThat(NoAnswer.why(new ExecutionException(new ConnectException("Connection refused"))))
                .isEqualTo("connection refused");
        assertThat(NoAnswer.why(caused(new ConnectException(), new ClosedChannelException())))
                .isEqualTo("connection refused");
        assertThat(NoAnswer.why(caused(new ConnectException(), new UnresolvedAddressException())))
                .isEqualTo("the name of the host is not known");
        assertThat(NoAnswer.why(new UnknownHostException("nowhere")))
                .isEqualTo("the name of the host is not known");
        assertThat(NoAnswer.why(new TimeoutException())).isEqualTo("timed out");
        assertThat(NoAnswer.why(new SocketTimeoutException("connect"))).isEqualTo("timed out");
        assertThat(
                        NoAnswer.why(
                                new org.apache.kafka.common.errors.TimeoutException(
                                        "Timed out waiting for a node assignment.")))
                .isEqualTo("timed out");
    }

    @Test
    void shouldSayWhatInnermostCauseSaysOfOthers() {
        assertThat(
                        NoAnswer.why(
                                new KafkaException(
                                        "Failed to construct",
                                        new ConfigException("Invalid url\nnowhere"))))
                .isEqualTo("Invalid url nowhere");
        assertThat(NoAnswer.why(caused(new ConnectException("No route"), new IOException())))
                .isEqualTo("No route");
        assertThat(NoAnswer.why(new IOException())).isEqualTo("the connection broke");
    }

    @Test
    void shouldNameAbsentFilesAndRefusedLogins() {
        assertThat(NoAnswer.why(new KafkaException(new NoSuchFileException("/ca.pem"))))
                .isEqualTo("there is no file /ca.pem");
        assertThat(NoAnswer.why(new SaslAuthenticationException("invalid credentials")))
                .isEqualTo("it refuses the user name or the password");
    }

    private static Exception caused(Exception failure, Exception cause) {
        failure.initCause(cause);
        return failure;
    }
}
