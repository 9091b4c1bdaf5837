package io.tickflow.bench.scoring;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.RoleModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ONNX Runtime alone on the graphs of a role, as fast as its Java interface allows: one thread,
 * native buffers, pinned outputs, tensors made once.
 */
final class RawRuntime implements RowScorer {

    private final float[] rows;
    private final int width;
    private final List<Graph> graphs = new ArrayList<>();

    /** Graph with its buffers. */
    private record Graph(
            OrtSession session,
            FloatBuffer input,
            FloatBuffer output,
            Map<String, OnnxTensor> inputs,
            Map<String, OnnxTensor> outputs) {}

    /**
     * Opens the graphs for one size of batches.
     *
     * @param rows row-major inputs of the role
     */
    RawRuntime(Path bundle, RoleModel role, float[] rows, int batch) throws OrtException {
        this.rows = rows;
        this.width = role.features().size();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        for (Member member : role.members()) {
            var options = new OrtSession.SessionOptions();
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session =
                    environment.createSession(bundle.resolve(member.file()).toString(), options);
            int columns = member.output().columns();
            FloatBuffer input = nativeFloats(batch * width);
            FloatBuffer output = nativeFloats(batch * columns);
            graphs.add(
                    new Graph(
                            session,
                            input,
                            output,
                            Map.of(
                                    member.input(),
                                    OnnxTensor.createTensor(
                                            environment, input, new long[] {batch, width})),
                            Map.of(
                                    member.output().name(),
                                    OnnxTensor.createTensor(
                                            environment, output, new long[] {batch, columns}))));
        }
    }

    private static FloatBuffer nativeFloats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public double score(int from, int count) throws OrtException {
        double sum = 0;
        for (Graph graph : graphs) {
            graph.input().put(0, rows, from * width, count * width);
            graph.session().run(graph.inputs(), Set.of(), graph.outputs()).close();
            for (int i = 0; i < graph.output().capacity(); i++) {
                sum += graph.output().get(i);
            }
        }
        return sum;
    }

    @Override
    public void close() throws OrtException {
        for (Graph graph : graphs) {
            graph.inputs().values().forEach(OnnxTensor::close);
            graph.outputs().values().forEach(OnnxTensor::close);
            graph.session().close();
        }
    }
}
