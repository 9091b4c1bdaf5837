package io.tickflow.connector.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClickHouseWriterTest {

    private static final Duration INSERT_MAX = Duration.ofSeconds(60);

    private static final int BATCH_ROWS = 3;
    private static final int BAD = 0x0BAD0BAD;
    private static final byte[] NUMBER_OF_BAD_ROW = {(byte) 0xAD, 0x0B, (byte) 0xAD, 0x0B};
    private static final long DELAY_MILLIS = 500;

    private final Counter retries = new ThreadSafeSimpleCounter();
    private final Counter refused = new ThreadSafeSimpleCounter();
    private final FakeProcessingTime time = new FakeProcessingTime();
    private final SinkWriterMetricGroup metrics =
            UnregisteredMetricsGroup.createSinkWriterMetricGroup();
    private FakeClickHouse clickHouse;

    @BeforeEach
    void start() throws IOException {
        clickHouse = new FakeClickHouse();
    }

    @AfterEach
    void stop() {
        clickHouse.close();
    }

    @Test
    void shouldInsertFullBatchWithoutBeingAsked() throws Exception {
        try (ClickHouseWriter<Integer> writer = writer()) {
            write(writer, 1, 2, 3, 4);

            await().atMost(INSERT_MAX).until(() -> clickHouse.inserts().size() == 1);
            assertThat(insertedRows()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void shouldInsertWhatIsLeftWhenFlushed() throws Exception {
        try (ClickHouseWriter<Integer> writer = writer()) {
            write(writer, 1, 2, 3, 4);

            writer.flush(false);

            assertThat(insertedRows()).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void shouldInsertRowsThatComeSlowlyAfterDelay() throws Exception {
        try (ClickHouseWriter<Integer> writer = writer()) {
            write(writer, 1);
            time.advance(DELAY_MILLIS - 1);
            assertThat(clickHouse.inserts()).isEmpty();

            time.advance(1);

            await().atMost(INSERT_MAX).until(() -> clickHouse.inserts().size() == 1);
        }
    }

    @Test
    void shouldInsertNothingWhenThereIsNothing() throws Exception {
        try (ClickHouseWriter<Integer> writer = writer()) {
            time.advance(10 * DELAY_MILLIS);
            writer.flush(true);

            assertThat(clickHouse.inserts()).isEmpty();
        }
    }

    @Test
    void shouldTryAgainWhatMayPass() throws Exception {
        clickHouse.refuseNext(241);
        clickHouse.failNextWithStatus(502);
        clickHouse.refuseNext(252);
        try (ClickHouseWriter<Integer> writer = writer()) {
            write(writer, 7);

            writer.flush(false);

            assertThat(insertedRows()).containsExactly(7);
            assertThat(retries.getCount()).isEqualTo(3);
        }
    }

    @Test
    void shouldFailWithMessageOfClickHouse() throws Exception {
        clickHouse.refuseNext(60);
        try (ClickHouseWriter<Integer> writer = writer()) {
            write(writer, 7);

            assertThatThrownBy(() -> writer.flush(false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ClickHouse refuses rows for tickflow.numbers")
                    .hasMessageContaining("Code: 60");
            assertThat(retries.getCount()).isZero();
        }
    }

    @Test
    void shouldMakeOnlyTheBadRowADeadLetter() throws Exception {
        clickHouse.refuseRowsWith(NUMBER_OF_BAD_ROW, 469);
        try (ClickHouseWriter<Integer> writer = writer()) {
            write(writer, 1, BAD, 3, 4);

            writer.flush(false);

            assertThat(insertedRows()).containsExactly(1, -BAD, 3, 4);
            assertThat(refused.getCount()).isEqualTo(1);
            assertThat(retries.getCount()).isZero();
        }
    }

    @Test
    void shouldFailWhenTooManyRowsAreBad() throws Exception {
        clickHouse.refuseRowsWith(NUMBER_OF_BAD_ROW, 469);
        var table = new NumbersTable();
        try (var inserter = inserter(table)) {
            var batch = new Batch<Integer>();
            for (int i = 0; i <= Inserter.REFUSED_ROWS_MAX; i++) {
                batch.add(table, BAD);
            }

            assertThatThrownBy(() -> inserter.insert(batch).get())
                    .hasMessageContaining("more than 100 rows of a batch are refused")
                    .hasMessageContaining("Code: 469");
        }
    }

    @Test
    void shouldBackpressureWithoutLossDuringOutage() throws Exception {
        int port = clickHouse.port();
        clickHouse.close();
        ExecutorService task = Executors.newSingleThreadExecutor();
        try (ClickHouseWriter<Integer> writer = writer()) {
            Future<?> stream =
                    task.submit(
                            () -> {
                                write(writer, 1, 2, 3, 4, 5, 6, 7);
                                writer.flush(false);
                                return null;
                            });
            await().atMost(INSERT_MAX).until(() -> retries.getCount() > 0);
            assertThat(stream).isNotDone();

            clickHouse = new FakeClickHouse(port);

            stream.get();
            assertThat(insertedRows()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        } finally {
            task.shutdownNow();
        }
    }

    @Test
    void shouldEndAtOnceWhenInterrupted() throws Exception {
        CountDownLatch gate = clickHouse.holdInserts();
        ClickHouseWriter<Integer> writer = writer();
        write(writer, 1);
        Thread task =
                new Thread(
                        () -> {
                            try {
                                writer.flush(false);
                            } catch (IOException | InterruptedException e) {
                                // That is how Flink cancels a task.
                            }
                        });
        task.start();

        task.interrupt();
        task.join();
        writer.close();

        assertThat(clickHouse.inserts()).isEmpty();
        gate.countDown();
    }

    private ClickHouseWriter<Integer> writer() throws IOException {
        var table = new NumbersTable();
        return new ClickHouseWriter<>(
                table, BatchLimits.of(BATCH_ROWS, DELAY_MILLIS), inserter(table), time, metrics);
    }

    private Inserter<Integer> inserter(NumbersTable table) throws IOException {
        return new Inserter<>(clickHouse.config(), table, new RefusedNumbers(), retries, refused);
    }

    private static void write(SinkWriter<Integer> writer, int... numbers) throws Exception {
        for (int number : numbers) {
            writer.write(number, null);
        }
    }

    private List<Integer> insertedRows() {
        var numbers = new ArrayList<Integer>();
        for (byte[] rows : clickHouse.inserts()) {
            ByteBuffer buffer = ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN);
            while (buffer.hasRemaining()) {
                numbers.add(buffer.getInt());
            }
        }
        return numbers;
    }

    private static final class NumbersTable implements ClickHouseTable<Integer> {
        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public List<String> columns() {
            return List.of("number");
        }

        @Override
        public void write(Integer row, RowBuffer out) {
            out.putInt(row);
        }
    }

    private static final class RefusedNumbers implements RefusalTable<Integer> {
        @Override
        public String name() {
            return "dead_letters";
        }

        @Override
        public List<String> columns() {
            return List.of("number");
        }

        @Override
        public void write(Integer refused, String reason, RowBuffer out) {
            out.putInt(-refused);
        }
    }
}
