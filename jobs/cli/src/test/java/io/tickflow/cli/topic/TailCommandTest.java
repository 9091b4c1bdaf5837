package io.tickflow.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.cli.CapturedCommandLine;
import org.junit.jupiter.api.Test;

class TailCommandTest {

    private final CapturedCommandLine command = new CapturedCommandLine();

    @Test
    void shouldRefuseATopicOutsideTheCatalogue() {
        assertThat(command.run("tail", "featurs", "-n", "0")).isEqualTo(2);

        assertThat(command.err())
                .contains("there is no topic 'featurs'; there are mt5.ticks, tickflow.features")
                .contains("-n: '0' must be 1 or more");
    }

    @Test
    void shouldRefuseToSkipRecordsBeforeFollowing() {
        assertThat(command.run("tail", "features", "--from-beginning", "-n", "5", "-f"))
                .isEqualTo(2);

        assertThat(command.err()).contains("leave out -n");
    }

    @Test
    void shouldSayInOneLineThatNoBrokerAnswers() {
        assertThat(command.run("tail", "features", "--bootstrap-servers", "127.0.0.1:1"))
                .isEqualTo(1);

        assertThat(command.err().lines())
                .singleElement()
                .asString()
                .startsWith("tickflow: no Kafka broker answers at 127.0.0.1:1");
    }
}
