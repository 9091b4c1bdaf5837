package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.ModelManifest;
import io.tickflow.model.contract.ModelManifest.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Checks of a manifest before any of its files is opened. */
final class ManifestChecks {

    private ManifestChecks() {}

    static void check(ModelManifest manifest, FeatureSchema jobSchema, List<String> problems) {
        checkIdentity(manifest, problems);
        checkFeatures(manifest, jobSchema, problems);
        int members = manifest.members().size();
        if (members == 0 || members > ModelManifest.MEMBERS_MAX) {
            problems.add(
                    "it has "
                            + members
                            + " members; 1 to "
                            + ModelManifest.MEMBERS_MAX
                            + " can be");
        }
        var names = new HashSet<String>();
        for (Member member : manifest.members()) {
            if (!names.add(member.name())) {
                problems.add("member " + member.name() + " stands twice");
            }
            checkMember(member, manifest.features().size(), problems);
        }
    }

    private static void checkIdentity(ModelManifest manifest, List<String> problems) {
        if (manifest.format() != ModelManifest.FORMAT) {
            problems.add(
                    "manifest format is "
                            + manifest.format()
                            + "; this release reads "
                            + ModelManifest.FORMAT);
        }
        if (manifest.id().isBlank() || manifest.version().isBlank()) {
            problems.add("id or version is blank");
        }
        if (!manifest.role().equals(ModelManifest.ROLE_DIRECTION)) {
            problems.add(
                    "role is '"
                            + manifest.role()
                            + "'; this release runs '"
                            + ModelManifest.ROLE_DIRECTION
                            + "'");
        }
        if (!manifest.decisionPoint().equals(ModelManifest.EVERY_TICK)) {
            problems.add(
                    "decision point is '"
                            + manifest.decisionPoint()
                            + "'; this release asks at '"
                            + ModelManifest.EVERY_TICK
                            + "'");
        }
        if (!(manifest.gate() >= 0.5 && manifest.gate() < 1)) {
            problems.add("gate is " + manifest.gate() + "; 0.5 to below 1 can be");
        }
        if (manifest.horizonMillis() <= 0) {
            problems.add("horizon is " + manifest.horizonMillis() + " ms; it must be above 0");
        }
    }

    private static void checkFeatures(
            ModelManifest manifest, FeatureSchema jobSchema, List<String> problems) {
        if (manifest.features().isEmpty()) {
            problems.add("it reads no features");
        }
        var seen = new HashSet<String>();
        for (String name : manifest.features()) {
            if (!seen.add(name)) {
                problems.add("feature occurs twice: '" + name + "'");
            }
        }
        List<String> missing =
                manifest.features().stream()
                        .filter(name -> !jobSchema.names().contains(name))
                        .toList();
        if (!missing.isEmpty()) {
            problems.add("the job does not compute the features " + missing);
        }
    }

    private static void checkMember(Member member, int features, List<String> problems) {
        String who = "member " + member.name() + ": ";
        if (!(member.weight() > 0 && Double.isFinite(member.weight()))) {
            problems.add(who + "weight is " + member.weight() + "; it must be above 0");
        }
        if (member.file().isBlank()
                || member.file().contains("/")
                || member.file().contains("\\")
                || member.file().startsWith(".")) {
            problems.add(who + "file '" + member.file() + "' is not a file name within the bundle");
        }
        if (!member.sha256().toLowerCase(Locale.ROOT).matches("[0-9a-f]{64}")) {
            problems.add(who + "sha256 is not 64 hexadecimal digits");
        }
        if (!member.inputShape().equals(List.of(-1L, (long) features))) {
            problems.add(
                    who
                            + "manifest gives the input shape "
                            + member.inputShape()
                            + "; with these features it is [-1, "
                            + features
                            + "]");
        }
    }
}
