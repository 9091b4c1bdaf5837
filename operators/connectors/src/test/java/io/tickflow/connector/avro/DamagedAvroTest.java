package io.tickflow.connector.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.testkit.TestDeployments;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DamagedAvroTest {

    private static final int FINGERPRINT_AT = 2;
    private static final int ROUNDS = 50_000;

    /** An exception, its message and stack included, and eight times a record of 1 KB. */
    private static final long ALLOCATED_BYTES_MAX = 100_000;

    private final AvroFormat<FeatureVector> format = AvroFormat.ofFeatures("F");
    private final byte[] whole =
            format.encode(TestDeployments.DEMO, 1, new RandomEvents(1).vector());

    @Test
    void shouldRefuseARecordCutAnywhere() {
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> format.decode(cut))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldRefuseBytesAfterTheLastField() {
        byte[] longer = Arrays.copyOf(whole, whole.length + 3);

        assertThatThrownBy(() -> format.decode(longer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("3 bytes follow the last field");
    }

    @Test
    void shouldNameAnUnknownSchema() {
        byte[] strange = whole.clone();
        ByteBuffer.wrap(strange)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(FINGERPRINT_AT, 0x0123456789ABCDEFL);

        assertThatThrownBy(() -> format.decode(strange))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("schema 0123456789abcdef is unknown")
                .hasMessageContaining("%016x", format.schema().fingerprint());
    }

    @Test
    void shouldRefuseAbsurdLengthsWithoutAllocating() {
        long[] lengths = {
            Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, -Integer.MAX_VALUE, 1_000_000, -1
        };
        for (long length : lengths) {
            assertRefusedCheaply(length, AvroReader::readString);
            assertRefusedCheaply(length, AvroReader::readFloats);
            assertRefusedCheaply(length, AvroReader::readLongs);
        }
    }

    @Test
    void shouldGiveEventOrRefuseWhateverIsDamaged() {
        long seed = 3;
        var random = new SplittableRandom(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(random);
            try {
                assertThat(format.decode(damaged).body().symbol()).isNotNull();
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isBetween(1, ROUNDS - 1);
    }

    /** Behind the header, so that the reader gets as far as the damage. */
    private byte[] damaged(SplittableRandom random) {
        byte[] damaged =
                Arrays.copyOf(
                        whole,
                        random.nextInt(4) == 0 ? 10 + random.nextInt(whole.length) : whole.length);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && damaged.length > 10; i++) {
            int at = random.nextInt(10, damaged.length);
            damaged[at] = (byte) random.nextInt();
        }
        return damaged;
    }

    private interface Reading {
        Object from(AvroReader in) throws IOException;
    }

    private static void assertRefusedCheaply(long length, Reading reading) {
        var out = new AvroWriter();
        out.putLong(length);
        out.putLong(1_000);
        byte[] bytes = out.toBytes();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        try {
            Object read = reading.from(new AvroReader(bytes, 0));
            throw new AssertionError("read " + read + " of length " + length);
        } catch (IOException e) {
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(allocated).as("length %d", length).isLessThan(ALLOCATED_BYTES_MAX);
        }
    }
}
