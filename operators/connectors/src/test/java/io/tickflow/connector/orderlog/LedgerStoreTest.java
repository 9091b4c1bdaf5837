package io.tickflow.connector.orderlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.event.Mode;
import io.tickflow.core.execution.LedgerImage;
import io.tickflow.core.order.DeskVerdict;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.testkit.builder.OrderBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerStoreTest {

    private static final String ACCOUNT = "ACC/1";

    @TempDir private Path folder;

    @Test
    void shouldReadNewestFirstAndReplaceTheOlder() throws IOException {
        LedgerStore store = store(Mode.DEMO, ACCOUNT);
        assertThat(store.read()).isEmpty();

        store.write(snapshot(10));
        store.write(snapshot(20));
        store.write(snapshot(30));

        assertThat(store.read()).containsExactly(snapshot(30), snapshot(20));
        assertThat(store(Mode.PAPER, ACCOUNT).read()).isEmpty();
        assertThat(store(Mode.DEMO, "ACC").read()).isEmpty();
    }

    @Test
    void shouldUseTheOtherIfOneIsDamaged() throws IOException {
        LedgerStore store = store(Mode.DEMO, ACCOUNT);
        store.write(snapshot(10));
        Path first;
        try (Stream<Path> files = Files.list(folder)) {
            first = files.toList().get(0);
        }
        store.write(snapshot(20));
        byte[] bytes = Files.readAllBytes(first);
        bytes[bytes.length / 2] ^= 1;
        Files.write(first, bytes);

        assertThat(store.read()).containsExactly(snapshot(20));
        store.write(snapshot(30));
        assertThat(store.read()).containsExactly(snapshot(30), snapshot(20));
    }

    @Test
    void shouldEncodeTheSameBytes() {
        assertThat(LedgerCodec.encode(snapshot(10))).isEqualTo(LedgerCodec.encode(snapshot(10)));
    }

    @Test
    void shouldRefuseEveryDamageAndOtherVersions() {
        byte[] bytes = LedgerCodec.encode(snapshot(10));
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> LedgerCodec.decode(damaged)).isInstanceOf(IOException.class);
            byte[] torn = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> LedgerCodec.decode(torn)).isInstanceOf(IOException.class);
        }
        byte[] later = bytes.clone();
        ByteBuffer.wrap(later).putInt(Integer.BYTES, LedgerCodec.VERSION + 1);
        assertThatThrownBy(() -> LedgerCodec.decode(later))
                .hasMessage("its version is 2, this release reads 1");
    }

    private LedgerStore store(Mode mode, String account) {
        return LedgerStore.open(folder.toString(), mode, account);
    }

    private static LedgerSnapshot snapshot(long next) {
        OrderDecision entry = OrderBuilder.order("d1", Leg.ENTRY).account(ACCOUNT).build();
        OrderDecision exit = OrderBuilder.order("d1", Leg.EXIT).account(ACCOUNT).build();
        OrderDecision ended = OrderBuilder.order("d2", Leg.ENTRY).account(ACCOUNT).build();
        return new LedgerSnapshot(
                Mode.DEMO,
                ACCOUNT,
                7,
                new LogMark(next, next - 1, 99),
                LogMark.START,
                new LedgerImage(
                        List.of(new LedgerImage.Order(exit, null)),
                        List.of(order(entry, OrderState.FILLED)),
                        List.of(order(ended, OrderState.REJECTED)),
                        List.of(new LedgerImage.Verdict("d3", DeskVerdict.DENIED, 5)),
                        Long.MIN_VALUE));
    }

    private static LedgerImage.Order order(OrderDecision intent, OrderState state) {
        return new LedgerImage.Order(intent, ExecutionReport.ofSink(intent, state, "no reason", 1));
    }
}
