package io.tickflow.cli.explain;

import io.tickflow.operate.replay.Derivation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the derivation of one decision. */
final class DerivationText {

    private DerivationText() {}

    static List<String> of(List<Derivation> derivations) {
        var lines = new ArrayList<String>();
        for (Derivation derivation : derivations) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "derived   %s, bit for bit, from %s and %,d ticks",
                            derivation.word(),
                            derivation.start(),
                            derivation.ticks()));
            derivation.differences().forEach(line -> lines.add("          " + line));
        }
        return lines;
    }
}
