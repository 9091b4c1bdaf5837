package io.tickflow.model.onnx;

import ai.onnxruntime.OrtException;
import io.tickflow.model.contract.ModelManifest;
import io.tickflow.model.contract.Score;
import io.tickflow.model.contract.Scorer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ensemble of a bundle. The score is the weighted mean of the members that gave a probability. A
 * failed member is left out of the mean and of the mask; if all members fail, the call fails.
 *
 * <p>Threads: calls are mutually exclusive, so {@link #close} waits for a running call, and later
 * calls are refused. Closing a running session would crash the JVM.
 */
final class OnnxScorer implements Scorer {

    private final ModelManifest manifest;
    private final List<OnnxMember> members;
    private float[] probabilities = new float[OnnxMember.CHUNK_ROWS];
    private double[] weighted = new double[OnnxMember.CHUNK_ROWS];
    private double[] weights = new double[OnnxMember.CHUNK_ROWS];
    private int[] masks = new int[OnnxMember.CHUNK_ROWS];
    private boolean closed;

    OnnxScorer(ModelManifest manifest, List<OnnxMember> members) {
        this.manifest = manifest;
        this.members = List.copyOf(members);
    }

    int memberCount() {
        return members.size();
    }

    @Override
    public String modelId() {
        return manifest.id();
    }

    @Override
    public String modelVersion() {
        return manifest.version();
    }

    @Override
    public List<String> featureNames() {
        return manifest.features();
    }

    @Override
    public synchronized Score[] score(float[] rows, int count) {
        if (closed) {
            throw new IllegalStateException("the scorer of " + manifest.id() + " is closed");
        }
        if (count < 1 || rows.length < (long) count * manifest.features().size()) {
            throw new IllegalArgumentException(
                    rows.length + " floats are not " + count + " rows of " + manifest.features());
        }
        clear(count);
        @Nullable OrtException failure = null;
        int failures = 0;
        for (int i = 0; i < members.size(); i++) {
            try {
                members.get(i).score(rows, count, probabilities);
                add(i, count);
            } catch (OrtException e) {
                failure = e;
                failures++;
            }
        }
        if (failure != null && failures == members.size()) {
            throw new IllegalStateException("no member of " + manifest.id() + " answered", failure);
        }
        return means(count);
    }

    private void clear(int count) {
        if (probabilities.length < count) {
            probabilities = new float[count];
            weighted = new double[count];
            weights = new double[count];
            masks = new int[count];
        }
        for (int row = 0; row < count; row++) {
            weighted[row] = 0;
            weights[row] = 0;
            masks[row] = 0;
        }
    }

    private void add(int member, int count) {
        double weight = manifest.members().get(member).weight();
        for (int row = 0; row < count; row++) {
            float probability = probabilities[row];
            if (probability >= 0 && probability <= 1) {
                weighted[row] += weight * probability;
                weights[row] += weight;
                masks[row] |= 1 << member;
            }
        }
    }

    private Score[] means(int count) {
        var scores = new Score[count];
        for (int row = 0; row < count; row++) {
            scores[row] =
                    masks[row] == 0
                            ? Score.ABSTAINED
                            : new Score((float) (weighted[row] / weights[row]), masks[row]);
        }
        return scores;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            members.forEach(OnnxMember::close);
        }
    }
}
