package io.tickflow.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.decode.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class AppendTimesTest implements WatermarkOutput {

    private final List<String> said = new ArrayList<>();
    private long nowMillis = 50_000;
    private final AppendTimes times =
            new AppendTimes(Duration.ofSeconds(1), () -> nowMillis * 1_000_000);

    @Test
    void shouldPassTimeBeforeTheNewestRecord() {
        appended(10_000);
        appended(10_004);
        appended(10_020);
        appended(10_019);
        times.onPeriodicEmit(this);

        assertThat(said).containsExactly("9999", "10019");
    }

    @Test
    void shouldEmitTheRestPeriodically() {
        appended(10_000);
        appended(10_004);
        times.onPeriodicEmit(this);
        times.onPeriodicEmit(this);

        assertThat(said).containsExactly("9999", "10003");
    }

    @Test
    void shouldPassTimeOfSilentPartition() {
        appended(10_000);
        nowMillis += 1_000;
        times.onPeriodicEmit(this);
        times.onPeriodicEmit(this);
        appended(10_900);
        appended(12_000);

        assertThat(said).containsExactly("9999", "11000", "idle", "active", "11999");
    }

    @Test
    void shouldBeIdleWithoutAnyRecord() {
        times.onPeriodicEmit(this);
        nowMillis += 1_000;
        times.onPeriodicEmit(this);

        assertThat(said).containsExactly("idle");
    }

    private void appended(long millis) {
        times.onEvent(new RawRecord(new byte[0], new byte[0], "t", 0, 0, millis), millis, this);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        said.add(Long.toString(watermark.getTimestamp()));
    }

    @Override
    public void markIdle() {
        said.add("idle");
    }

    @Override
    public void markActive() {
        said.add("active");
    }
}
