package io.tickflow.cli.model;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.Parity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Line about a member. */
final class MemberLine {

    private MemberLine() {}

    static String of(Member member) {
        MemberOutput output = member.output();
        return String.format(
                Locale.ROOT,
                "%s, output %s of %d columns, column %d is up, batching %s%s, parity %s",
                member.name(),
                output.kind(),
                output.columns(),
                output.positive(),
                member.batching(),
                member.takesMissing() ? "" : ", missing none",
                parity(member.parity()));
    }

    private static String parity(@Nullable Parity parity) {
        return parity == null
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%.1e at worst on %,d rows (%s)",
                        parity.worst(),
                        parity.rows(),
                        String.join(", ", parity.kinds()));
    }
}
