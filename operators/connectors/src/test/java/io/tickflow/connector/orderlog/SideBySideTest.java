package io.tickflow.connector.orderlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    private static final long LATER = 10 * SideBySide.LEAD_MILLIS;

    private final List<String> read = new ArrayList<>();

    @Test
    void shouldReadReportsBeforeMuchLaterVerdicts() throws IOException {
        read(List.of(0L, LATER), List.of(10L, LATER + 10));

        assertThat(read)
                .containsExactly(
                        "verdict 0", "report 10", "verdict " + LATER, "report " + (LATER + 10));
    }

    @Test
    void shouldReadVerdictsFirstDespiteClocksThatDiffer() throws IOException {
        read(List.of(30_000L, 40_000L), List.of(1_000L));

        assertThat(read).containsExactly("verdict 30000", "verdict 40000", "report 1000");
    }

    @Test
    void shouldReadOneBehindTheEndOfTheOther() throws IOException {
        read(List.of(), List.of(1L, 2L));
        read(List.of(3L), List.of());

        assertThat(read).containsExactly("report 1", "report 2", "verdict 3");
    }

    private void read(List<Long> verdicts, List<Long> reports) throws IOException {
        SideBySide.read(
                new Records(verdicts),
                new Records(reports),
                verdict -> read.add("verdict " + verdict.timestamp()),
                report -> read.add("report " + report.timestamp()));
    }

    private static final class Records implements SideBySide.Cursor {

        private final Queue<ConsumerRecord<byte[], byte[]>> left = new ArrayDeque<>();

        Records(List<Long> timestamps) {
            timestamps.forEach(timestamp -> left.add(at(timestamp)));
        }

        @Override
        public @Nullable ConsumerRecord<byte[], byte[]> peek() {
            return left.peek();
        }

        @Override
        public void advance() {
            left.remove();
        }

        private static ConsumerRecord<byte[], byte[]> at(long timestamp) {
            return new ConsumerRecord<>(
                    "topic",
                    0,
                    0,
                    timestamp,
                    TimestampType.LOG_APPEND_TIME,
                    0,
                    0,
                    new byte[0],
                    new byte[0],
                    new RecordHeaders(),
                    Optional.empty());
        }
    }
}
