package io.tickflow.cli.model;

import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.importer.ModelInspection;
import java.util.List;

/** Screen about one model file. */
final class InspectionScreen {

    private static final int SHOWN = 8;

    private InspectionScreen() {}

    static String of(ModelInspection found) {
        var page = new StringBuilder(found.file());
        if (!found.library().isEmpty()) {
            page.append(": ").append(found.library()).append(", ").append(found.content());
        }
        page.append('\n');
        line(page, "inputs", found.inputs());
        line(page, "outputs", found.outputs());
        line(page, "columns", found.columns());
        line(page, "classes", found.classes());
        Member member = found.member();
        if (member != null) {
            page.append("  accepted: ").append(MemberLine.of(member)).append('\n');
        }
        found.notes().forEach(note -> page.append("  note: ").append(note).append('\n'));
        if (!found.isAccepted()) {
            page.append("  refused:\n");
            found.problems().forEach(text -> page.append("  - ").append(text).append('\n'));
        }
        return page.toString();
    }

    private static void line(StringBuilder page, String name, List<String> values) {
        if (!values.isEmpty()) {
            int more = values.size() - SHOWN;
            page.append("  ")
                    .append(name)
                    .append(": ")
                    .append(String.join(", ", values.subList(0, Math.min(SHOWN, values.size()))))
                    .append(more > 0 ? ", and " + more + " more\n" : "\n");
        }
    }
}
