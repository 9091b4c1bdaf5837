package io.tickflow.cli.model;

import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.RoleModel;
import java.io.PrintWriter;
import java.util.Locale;

/** Screen about a role. */
final class RoleScreen {

    private RoleScreen() {}

    static void print(RoleModel role, PrintWriter out) {
        Golden golden = role.golden();
        out.printf(
                Locale.ROOT,
                "%s: %d features, label %s, horizon %d ms, gate %s, symbols %s, quorum %d of %d,"
                        + " %s%n",
                role.role(),
                role.features().size(),
                role.label(),
                role.horizonMillis(),
                role.gate(),
                String.join(" ", role.symbols()),
                role.quorum(),
                role.members().size(),
                golden == null ? "no golden rows" : golden.rows() + " golden rows");
        role.members().forEach(member -> out.println("  " + MemberLine.of(member)));
    }
}
