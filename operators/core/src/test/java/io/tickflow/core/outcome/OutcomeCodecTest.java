package io.tickflow.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.accuracy.Move;
import io.tickflow.core.accuracy.MoveCodec;
import io.tickflow.core.accuracy.Tally;
import io.tickflow.core.accuracy.TallyCodec;
import io.tickflow.core.accuracy.Votes;
import io.tickflow.core.accuracy.VotesCodec;
import io.tickflow.core.state.StateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Layouts of the state of outcomes and of accuracy. */
class OutcomeCodecTest {

    private static final long SEED = 17;

    @Test
    void shouldReadWhatItWrote() throws IOException {
        var random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            assertKept(new SymbolQuoteCodec(), quote(random));
            assertKept(new VotesCodec(), votes(random));
            assertKept(new TallyCodec(), tally(random));
            assertKept(new MoveCodec(), new Move(random.nextInt(3) - 1, random.nextInt(8)));
        }
    }

    @Test
    void shouldKeepAbsentVotesAndLongNames() throws IOException {
        assertKept(
                new VotesCodec(),
                new Votes(
                        "d".repeat(60_000),
                        "#us30.cash+ \u00e4\u20ac",
                        Long.MIN_VALUE,
                        "",
                        "",
                        "SHADOW",
                        List.of(Votes.ENSEMBLE),
                        List.of(Float.NaN)));
        assertKept(
                new SymbolQuoteCodec(),
                new SymbolQuote("", Integer.MAX_VALUE, "", Long.MAX_VALUE, Double.NaN, -0.0));
    }

    @Test
    void shouldGoOnInGrownAndShrunkTally() throws IOException {
        var random = new Random(SEED);
        var codec = new TallyCodec();
        Tally tally = codec.create();
        Tally kept = tally;
        for (int window : new int[] {1_000, 64, 65, 3}) {
            var rules = new AccuracyRules(0.6, window, 2, 0.1);
            for (int vote = 0; vote < 2 * window; vote++) {
                float probability = random.nextBoolean() ? 0.7f : 0.3f;
                var move = new Move(random.nextBoolean() ? 1 : -1, 0);
                tally = rules.judge(tally, probability, move);
                kept = rules.judge(codec.read(1, in(bytes(codec, kept))), probability, move);
                assertThat(kept).as("seed %d, window %d", SEED, window).isEqualTo(tally);
            }
        }
    }

    @Test
    void shouldRefuseBytesThatEndTooEarly() {
        var random = new Random(SEED);

        assertShortIsRefused(new SymbolQuoteCodec(), quote(random));
        assertShortIsRefused(new VotesCodec(), votes(random));
        assertShortIsRefused(new TallyCodec(), tally(random));
        assertShortIsRefused(new MoveCodec(), new Move(1, 3));
    }

    @Test
    void shouldRefuseBytesOfSomethingElse() {
        byte[] garbage = new byte[4_096];
        Arrays.fill(garbage, (byte) -1);

        for (StateCodec<?> codec : List.of(new VotesCodec(), new TallyCodec())) {
            assertThatThrownBy(() -> codec.read(1, in(garbage))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldRefuseTallyOfMoreVotesThanFit() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(1);
        out.writeLong(-1);
        out.writeInt(65);
        out.writeInt(0);
        out.writeInt(1);
        out.writeBoolean(false);

        assertThatThrownBy(() -> new TallyCodec().read(1, in(bytes.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("65 votes: at most 64");
    }

    @Test
    void shouldRefuseVersionThatNoReleaseHasWritten() {
        for (StateCodec<?> codec :
                List.of(
                        new SymbolQuoteCodec(),
                        new VotesCodec(),
                        new TallyCodec(),
                        new MoveCodec())) {
            for (int version : new int[] {0, codec.version() + 1}) {
                assertThatThrownBy(() -> codec.read(version, in(new byte[64])))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("layout version " + version);
            }
        }
    }

    private static <T> void assertKept(StateCodec<T> codec, T state) throws IOException {
        byte[] bytes = bytes(codec, state);
        DataInputStream in = in(bytes);

        assertThat(codec.read(codec.version(), in)).as("seed %d", SEED).isEqualTo(state);
        assertThat(in.available()).as("all bytes are read").isZero();
    }

    private static <T> void assertShortIsRefused(StateCodec<T> codec, T state) {
        byte[] bytes = bytes(codec, state);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.read(codec.version(), in(part)))
                    .as("seed %d, %s, %d bytes", SEED, codec.id(), length)
                    .isInstanceOf(IOException.class);
        }
    }

    private static SymbolQuote quote(Random random) {
        return new SymbolQuote(
                "EURUSD",
                random.nextInt(),
                Long.toHexString(random.nextLong()),
                random.nextLong(),
                random.nextDouble(),
                random.nextDouble());
    }

    private static Votes votes(Random random) {
        var members = new ArrayList<String>();
        var votes = new ArrayList<Float>();
        for (int member = 0; member < 1 + random.nextInt(32); member++) {
            members.add("direction." + member);
            votes.add(random.nextFloat());
        }
        return new Votes(
                Long.toHexString(random.nextLong()),
                "XAUUSD",
                random.nextLong(),
                "direction-eurusd",
                "1",
                "CHAMPION",
                members,
                votes);
    }

    private static Tally tally(Random random) {
        int window = 1 + random.nextInt(300);
        var rules = new AccuracyRules(0.6, window, 5, 0.1);
        Tally tally = rules.start();
        for (int vote = 0; vote < random.nextInt(2 * window); vote++) {
            tally = rules.judge(tally, random.nextFloat(), new Move(1, 0));
        }
        return tally;
    }

    private static <T> byte[] bytes(StateCodec<T> codec, T state) {
        var bytes = new ByteArrayOutputStream();
        try {
            codec.write(state, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
