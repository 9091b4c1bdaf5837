package io.tickflow.model.onnx;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.MemberOutput;
import io.tickflow.model.contract.manifest.ModelFeature;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.Parity;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.contract.manifest.RoleModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Checks of one role of a manifest. */
final class RoleChecks {

    private static final double GATE_MIN_DIRECTION = 0.5;

    private final ModelManifest manifest;
    private final RoleModel model;
    private final List<String> problems;

    RoleChecks(ModelManifest manifest, RoleModel model, List<String> problems) {
        this.manifest = manifest;
        this.model = model;
        this.problems = problems;
    }

    void check(FeatureSchema jobSchema) {
        checkNumbers();
        checkFeatures(jobSchema);
        Golden golden = model.golden();
        if (golden != null) {
            checkFile("golden rows", golden.file());
            if (golden.sha256() != null) {
                checkSha256("golden rows", golden.sha256());
            }
        }
        var names = new HashSet<String>();
        for (Member member : model.members()) {
            if (!names.add(member.name())) {
                problem("member " + member.name() + " occurs twice");
            }
            checkMember(member);
        }
    }

    private void checkNumbers() {
        int members = model.members().size();
        if (members == 0 || members > RoleModel.MEMBERS_MAX) {
            problem("it has " + members + " members; 1 to " + RoleModel.MEMBERS_MAX + " can be");
        } else if (model.quorum() < 1 || model.quorum() > members) {
            problem("quorum is " + model.quorum() + "; 1 to its " + members + " members can be");
        }
        double least = model.role() == Role.DIRECTION ? GATE_MIN_DIRECTION : 0;
        if (!(model.gate() >= least && model.gate() < 1)) {
            problem("gate is " + model.gate() + "; " + least + " to below 1 can be");
        }
        if (model.horizonMillis() <= 0) {
            problem("horizon is " + model.horizonMillis() + " ms; it must be above 0");
        }
        if (model.symbols().isEmpty()) {
            problem("it names no symbols; * stands for all");
        }
        if (model.decisionPoint().isBlank()) {
            problem("its decision point is blank");
        }
    }

    private void checkFeatures(FeatureSchema jobSchema) {
        if (model.features().isEmpty()) {
            problem("it reads no features");
        }
        var seen = new HashSet<String>();
        var missing = new ArrayList<String>();
        for (ModelFeature feature : model.features()) {
            if (!seen.add(feature.name())) {
                problem("feature occurs twice: '" + feature.name() + "'");
            }
            if (feature.isVote()) {
                checkVote(feature);
            } else if (!jobSchema.names().contains(feature.name())) {
                missing.add(feature.name());
            } else {
                checkDefinition(feature, jobSchema);
            }
        }
        if (!missing.isEmpty()) {
            problem(
                    "the job does not compute the features "
                            + missing
                            + "; maybe add them with tickflow.features.add");
        }
    }

    private void checkDefinition(ModelFeature feature, FeatureSchema jobSchema) {
        FeatureSpec computed =
                jobSchema.features().get(jobSchema.positionsOf(List.of(feature.name()))[0]);
        String wanted = feature.definition();
        if (wanted != null && !wanted.equals(computed.definition())) {
            problem(
                    "feature '"
                            + feature.name()
                            + "' was "
                            + wanted
                            + " in training, and the job computes "
                            + computed.definition());
        }
    }

    private void checkVote(ModelFeature feature) {
        if (model.role() != Role.META) {
            problem("only the role meta reads votes, found '" + feature.name() + "'");
        } else if (!votes().contains(feature.name())) {
            problem("there is no vote '" + feature.name() + "'; there are " + votes());
        }
    }

    /** Names of the votes that a meta role can read. */
    private List<String> votes() {
        var votes = new ArrayList<String>();
        for (RoleModel other : manifest.roles()) {
            if (other.role() != Role.META) {
                votes.add(ModelFeature.VOTE + other.role());
                for (Member member : other.members()) {
                    votes.add(ModelFeature.VOTE + other.role() + "." + member.name());
                }
            }
        }
        return votes;
    }

    private void checkMember(Member member) {
        String who = "member " + member.name();
        if (!(member.weight() > 0 && Double.isFinite(member.weight()))) {
            problem(who + ": weight is " + member.weight() + "; it must be above 0");
        }
        checkFile(who, member.file());
        checkSha256(who, member.sha256());
        if (member.deadlineMillis() < 0) {
            problem(who + ": deadline is " + member.deadlineMillis() + " ms; 0 means none");
        }
        MemberOutput output = member.output();
        if (output.columns() < 1 || output.columns() > MemberOutput.COLUMNS_MAX) {
            problem(
                    who
                            + ": output has "
                            + output.columns()
                            + " columns; 1 to "
                            + MemberOutput.COLUMNS_MAX
                            + " can be");
        } else if (output.positive() < 0 || output.positive() >= output.columns()) {
            problem(
                    who
                            + ": the positive class is column "
                            + output.positive()
                            + "; 0 to "
                            + (output.columns() - 1)
                            + " can be");
        }
        Parity parity = member.parity();
        if (parity != null
                && !(parity.tolerance() > 0 && parity.tolerance() <= Parity.TOLERANCE_MAX)) {
            problem(
                    who
                            + ": the tolerance of its parity is "
                            + parity.tolerance()
                            + "; above 0 to "
                            + Parity.TOLERANCE_MAX
                            + " can be");
        }
        if (!(output.scale() > 0 && Double.isFinite(output.scale()))) {
            problem(who + ": scale is " + output.scale() + "; it must be above 0");
        }
    }

    private void checkFile(String who, String file) {
        if (!BundleFiles.isPlainName(file)) {
            problem(who + ": file '" + file + "' is not a file name within the bundle");
        }
    }

    private void checkSha256(String who, String sha256) {
        if (!sha256.toLowerCase(Locale.ROOT).matches("[0-9a-f]{64}")) {
            problem(who + ": sha256 is not 64 hexadecimal digits");
        }
    }

    private void problem(String what) {
        problems.add(manifest.roles().size() == 1 ? what : "role " + model.role() + ": " + what);
    }
}
