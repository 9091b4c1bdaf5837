package io.tickflow.model.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import io.tickflow.model.contract.ModelManifest.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens a member and detects its form; problems are collected, not thrown. */
final class MemberOpener {

    /** Batch of the probe; neither 1 nor 2, so that a dimension of this size must be the batch. */
    private static final int PROBE_ROWS = 3;

    private static final long MODEL_BYTES_MAX = 1L << 28;

    private final Path bundle;
    private final int features;
    private final List<String> problems;

    MemberOpener(Path bundle, int features, List<String> problems) {
        this.bundle = bundle;
        this.features = features;
        this.problems = problems;
    }

    /** Opens a member ready to score; null if it has a problem. */
    @Nullable OnnxMember open(Member member) {
        byte[] model = read(member);
        if (model == null) {
            return null;
        }
        OrtSession session = null;
        OnnxMember opened = null;
        try {
            session = session(model);
            MemberForm form = form(session, member);
            opened = form == null ? null : new OnnxMember(session, form);
            return opened;
        } catch (OrtException e) {
            problem(member, "ONNX Runtime refuses it: " + e.getMessage());
            return null;
        } finally {
            if (opened == null) {
                close(session);
            }
        }
    }

    /** Reads the file and verifies its checksum before native code sees it; null on a problem. */
    private byte @Nullable [] read(Member member) {
        Path file = bundle.resolve(member.file());
        try {
            if (Files.size(file) > MODEL_BYTES_MAX) {
                problem(member, member.file() + " is larger than " + MODEL_BYTES_MAX + " bytes");
                return null;
            }
            byte[] model = Files.readAllBytes(file);
            String found = Sha256.of(model);
            if (!found.equals(member.sha256().toLowerCase(Locale.ROOT))) {
                problem(
                        member,
                        member.file()
                                + " is not the file that was published: its sha256 is "
                                + found
                                + ", the manifest says "
                                + member.sha256());
                return null;
            }
            return model;
        } catch (NoSuchFileException e) {
            problem(member, "file " + member.file() + " is missing");
        } catch (IOException e) {
            problem(member, "file " + member.file() + " cannot be read: " + e.getMessage());
        }
        return null;
    }

    /** Opens a session with one thread: with two, the score of a row depends on its batch. */
    private static OrtSession session(byte[] model) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            return NativeRuntime.environment().createSession(model, options);
        }
    }

    private @Nullable MemberForm form(OrtSession session, Member member) throws OrtException {
        int before = problems.size();
        checkInput(session, member);
        checkOutput(session, member);
        return problems.size() > before ? null : probe(session, member);
    }

    private void checkInput(OrtSession session, Member member) throws OrtException {
        Map<String, NodeInfo> found = session.getInputInfo();
        NodeInfo input = found.get(member.inputName());
        if (found.size() != 1 || input == null) {
            problem(
                    member,
                    "it should have one input '"
                            + member.inputName()
                            + "', found "
                            + OnnxNodes.describe(found));
        } else if (!(input.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || !isBatchOf(tensor.getShape(), features)) {
            problem(
                    member,
                    "its input should be float [-1, "
                            + features
                            + "], found "
                            + OnnxNodes.describe(found));
        }
    }

    private static boolean isBatchOf(long[] shape, int columns) {
        return shape.length == 2 && shape[0] < 0 && (shape[1] == columns || shape[1] < 0);
    }

    private void checkOutput(OrtSession session, Member member) throws OrtException {
        Map<String, NodeInfo> found = session.getOutputInfo();
        NodeInfo output = found.get(member.outputName());
        if (output == null) {
            problem(
                    member,
                    "it has no output '"
                            + member.outputName()
                            + "', found "
                            + OnnxNodes.describe(found));
        } else if (output.getInfo() instanceof SequenceInfo) {
            problem(
                    member,
                    "output '"
                            + member.outputName()
                            + "' is a sequence of maps (ZipMap), whose order of keys is not that"
                            + " of the classes; export it with ZipMap turned off, found "
                            + OnnxNodes.describe(found));
        } else if (!(output.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT
                || !isProbabilities(tensor.getShape())) {
            problem(
                    member,
                    "output '"
                            + member.outputName()
                            + "' should be float [-1], [-1, 1] or [-1, 2], found "
                            + OnnxNodes.describe(found));
        }
    }

    private static boolean isProbabilities(long[] shape) {
        return (shape.length == 1 || shape.length == 2)
                && shape[0] < 0
                && (shape.length == 1 || shape[1] <= 2);
    }

    /** Detects the output shape by a run, as declared shapes may be open or wrong. */
    private @Nullable MemberForm probe(OrtSession session, Member member) throws OrtException {
        try (var input =
                        OnnxTensor.createTensor(
                                NativeRuntime.environment(), new float[PROBE_ROWS][features]);
                var result =
                        session.run(
                                Map.of(member.inputName(), input), Set.of(member.outputName()))) {
            long[] shape = ((TensorInfo) result.get(0).getInfo()).getShape();
            boolean rankOne = shape.length == 1 && shape[0] == PROBE_ROWS;
            boolean rankTwo =
                    shape.length == 2 && shape[0] == PROBE_ROWS && (shape[1] == 1 || shape[1] == 2);
            int columns = rankTwo ? (int) shape[1] : 1;
            List<Long> form = rankOne ? List.of(-1L) : List.of(-1L, (long) columns);
            if (!(rankOne || rankTwo) || !form.equals(member.outputShape())) {
                problem(
                        member,
                        "for "
                                + PROBE_ROWS
                                + " rows its output has the shape "
                                + Arrays.toString(shape)
                                + ", the manifest says "
                                + member.outputShape());
                return null;
            }
            return new MemberForm(
                    member.inputName(), features, member.outputName(), shape.length, columns);
        }
    }

    private void problem(Member member, String what) {
        problems.add("member " + member.name() + ": " + what);
    }

    private static void close(@Nullable OrtSession session) {
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("the runtime could not close a session", e);
            }
        }
    }
}
