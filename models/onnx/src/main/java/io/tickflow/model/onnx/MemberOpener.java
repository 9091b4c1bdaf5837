package io.tickflow.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Member.Batching;
import io.tickflow.model.onnx.tree.TreeScores;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens a member and detects its form; problems are collected, not thrown. */
final class MemberOpener {

    /** Batch of the probe; neither 1 nor 2, so that a dimension of this size must be the batch. */
    private static final int PROBE_ROWS = 3;

    private static final String IMPORT = "; bin/tickflow models import adapts such a graph";

    private final BundleFiles files;
    private final int features;
    private final List<String> problems;

    MemberOpener(BundleFiles files, int features, List<String> problems) {
        this.files = files;
        this.features = features;
        this.problems = problems;
    }

    /** Opens a member ready to score; null if it has a problem. */
    @Nullable OnnxMember open(Member member) {
        byte[] model = files.read("member " + member.name(), member.file(), member.sha256());
        if (model == null) {
            return null;
        }
        SharedSessions.Lease lease = null;
        OnnxMember opened = null;
        try {
            lease = SharedSessions.acquire(model);
            int rank = rank(lease.session(), member);
            if (rank > 0) {
                opened = new OnnxMember(lease, member, features, rank);
                TreeScores arrays = TreeScores.of(model, member.output(), features);
                if (arrays != null) {
                    opened.useIfEqual(arrays);
                }
            }
            return opened;
        } catch (IllegalStateException e) {
            // The checks of its scores meet the same failure and name it.
            return opened;
        } catch (OrtException e) {
            problem(member, TrialRun.reason(e));
            return null;
        } finally {
            if (opened == null && lease != null) {
                lease.release();
            }
        }
    }

    /** Rank of the output after all checks; 0 on a problem. */
    private int rank(OrtSession session, Member member) throws OrtException {
        int before = problems.size();
        checkInput(session, member);
        checkOutput(session, member);
        return problems.size() > before ? 0 : probe(session, member);
    }

    private void checkInput(OrtSession session, Member member) throws OrtException {
        Map<String, NodeInfo> found = session.getInputInfo();
        NodeInfo input = found.get(member.input());
        if (found.size() != 1 || input == null) {
            problem(
                    member,
                    "it should have one input '"
                            + member.input()
                            + "', found "
                            + OnnxNodes.describe(found)
                            + IMPORT);
        } else if (!(input.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || !isBatchOf(member, tensor.getShape())) {
            problem(
                    member,
                    "its input should be float [-1, "
                            + features
                            + "], found "
                            + OnnxNodes.describe(found)
                            + IMPORT);
        }
    }

    private boolean isBatchOf(Member member, long[] shape) {
        return shape.length == 2
                && (shape[0] < 0 || (shape[0] == 1 && member.batching() == Batching.SINGLE))
                && (shape[1] == features || shape[1] < 0);
    }

    private void checkOutput(OrtSession session, Member member) throws OrtException {
        Map<String, NodeInfo> found = session.getOutputInfo();
        NodeInfo output = found.get(member.output().name());
        if (output == null) {
            problem(
                    member,
                    "it has no output '"
                            + member.output().name()
                            + "', found "
                            + OnnxNodes.describe(found));
        } else if (!(output.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || tensor.getShape().length > 2) {
            problem(
                    member,
                    "output '"
                            + member.output().name()
                            + "' should be float [-1] or [-1, "
                            + member.output().columns()
                            + "], found "
                            + OnnxNodes.describe(found)
                            + IMPORT);
        }
    }

    /** Detects the output shape by a run, as declared shapes may be open or wrong. */
    private int probe(OrtSession session, Member member) throws OrtException {
        int rows = member.batching() == Batching.SINGLE ? 1 : PROBE_ROWS;
        String output = member.output().name();
        int columns = member.output().columns();
        try (var trial = new TrialRun();
                var input =
                        OnnxTensor.createTensor(
                                NativeRuntime.environment(), new float[rows][features]);
                var result =
                        session.run(
                                Map.of(member.input(), input), Set.of(output), trial.options())) {
            long[] shape = ((TensorInfo) result.get(0).getInfo()).getShape();
            boolean flat = columns == 1 && Arrays.equals(shape, new long[] {rows});
            if (!flat && !Arrays.equals(shape, new long[] {rows, columns})) {
                problem(
                        member,
                        "for "
                                + rows
                                + " rows its output has the shape "
                                + Arrays.toString(shape)
                                + ", the manifest says "
                                + columns
                                + " columns");
                return 0;
            }
            return shape.length;
        }
    }

    private void problem(Member member, String what) {
        problems.add("member " + member.name() + ": " + what);
    }
}
