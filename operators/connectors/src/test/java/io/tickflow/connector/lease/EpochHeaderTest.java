package io.tickflow.connector.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.core.lease.OrderEpochs;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EpochHeaderTest {

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void shouldReadTheEpochThatWasWritten() {
        EpochHeader.write(headers, 8);

        assertThat(headers.lastHeader(EpochHeader.NAME).value())
                .isEqualTo("8".getBytes(StandardCharsets.US_ASCII));
        assertThat(EpochHeader.read(headers)).isEqualTo(8);
    }

    @Test
    void shouldLeaveARecordWithoutEpochUnmarked() {
        EpochHeader.write(headers, OrderEpochs.NONE);

        assertThat(headers).isEmpty();
        assertThat(EpochHeader.read(headers)).isEqualTo(OrderEpochs.NONE);
    }

    @Test
    void shouldTakeMarkThatIsNoNumberForNone() {
        headers.add(EpochHeader.NAME, new byte[] {'x'});

        assertThat(EpochHeader.read(headers)).isEqualTo(OrderEpochs.NONE);
    }
}
