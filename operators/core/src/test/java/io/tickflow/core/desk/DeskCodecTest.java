package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.state.StateCodec;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Layouts beyond those that {@link DeskHarness} writes and reads at every step. */
class DeskCodecTest {

    @Test
    void shouldRefuseVersionThatNoReleaseHasWritten() {
        List<StateCodec<?>> codecs =
                List.of(
                        new DeskBookCodec(),
                        new TradeCodec(),
                        new SymbolMarketCodec(),
                        new RecentIdCodec());

        for (StateCodec<?> codec : codecs) {
            assertThatThrownBy(() -> codec.read(codec.version() + 1, in(new byte[64])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("version");
        }
    }

    @Test
    void shouldRefuseBytesThatAreNotOfBook() {
        var bed = new DeskHarness();
        bed.signal(candidate("d1", "EURUSD", 0, bed.nowMillis));
        byte[] book = CodecStore.write(new DeskBookCodec(), bed.book());
        byte[] garbage = new byte[book.length];
        Arrays.fill(garbage, (byte) -1);

        assertThatThrownBy(() -> new DeskBookCodec().read(2, in(garbage)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(
                        () -> new DeskBookCodec().read(2, in(Arrays.copyOf(book, book.length - 1))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void shouldReadBookBeforeBlocks() throws IOException {
        var bed = new DeskHarness();
        bed.control(Control.Command.HALT);
        byte[] book = CodecStore.write(new DeskBookCodec(), bed.book());

        DeskBook old =
                new DeskBookCodec().read(1, in(Arrays.copyOf(book, book.length - Integer.BYTES)));

        assertThat(old.halted()).isTrue();
        assertThat(old.blockedSymbols()).isZero();
    }

    @Test
    void shouldKeepBlocks() {
        var bed = new DeskHarness();
        bed.control(
                Control.onSymbol(
                        "b", DeskHarness.ACCOUNT, Control.Command.BLOCK, "sink", "?", "EURUSD"));

        assertThat(bed.book().blockOf("EURUSD")).isEqualTo("?");
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
