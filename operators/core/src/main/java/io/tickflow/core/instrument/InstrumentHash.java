package io.tickflow.core.instrument;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Version of an instrument: start of SHA-256 over its properties. */
final class InstrumentHash {

    private static final int BYTES = 6;

    private InstrumentHash() {}

    static String of(Instrument instrument) {
        String text =
                String.join(
                        "\n",
                        instrument.symbol(),
                        instrument.venueName().id(),
                        instrument.venueName().idSource(),
                        instrument.pip().stripTrailingZeros().toPlainString(),
                        instrument.contractSize().toString(),
                        instrument.measure().name(),
                        instrument.minimum().toString(),
                        instrument.step().toString(),
                        instrument.maximum().toString(),
                        instrument.currency(),
                        instrument.calendar().toString());
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
