package io.tickflow.core.desk;

import static io.tickflow.core.desk.DeskEvents.candidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.desk.log.Control;
import io.tickflow.core.instrument.Quantity;
import io.tickflow.core.state.StateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void shouldReadBinaryFractionsOfTheFirstVersion() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeUTF("d1");
        out.writeUTF("EURUSD");
        out.writeLong(1);
        out.writeLong(2);
        out.writeLong(3);
        out.writeBoolean(true);
        out.writeBoolean(false);
        out.writeInt(0);
        out.writeLong(4);
        out.writeInt(1);
        out.writeUTF("ENTRY");
        out.writeInt(0);
        out.writeUTF("SELL");
        out.writeDouble(0.3);
        out.writeUTF("CANCELLED");
        out.writeDouble(0.3 - 0.1);
        out.writeLong(5);
        out.writeLong(6);

        Trade trade = new TradeCodec().read(1, in(bytes.toByteArray()));

        assertThat(trade.heldQuantity()).isEqualTo(Quantity.parse("-0.2"));
        assertThat(trade.positionId()).isEmpty();
    }

    @Test
    void shouldReadFirstVersionOfBook() throws IOException {
        var bed = new DeskHarness();
        bed.control(Control.Command.HALT);
        byte[] book = CodecStore.write(new DeskBookCodec(), bed.book());

        // The first version ended with the trades.
        DeskBook old = new DeskBookCodec().read(1, in(book));

        assertThat(old.halted()).isTrue();
        assertThat(old.mode()).isNull();
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
