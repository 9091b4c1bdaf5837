package io.tickflow.gateway.score;

import io.tickflow.core.feature.FeatureSet;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.scoring.MemberCalls;
import io.tickflow.core.scoring.VectorScorer;
import io.tickflow.gateway.api.Problem;
import io.tickflow.job.trading.SignalJob;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.Scorer;
import io.tickflow.settings.SignalJobConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores vectors with the bundle of the settings as the job does, in batches of its size. The
 * scores of a row are the same bits in any batch. Thread-safe: one batch at a time.
 */
public final class Predictor implements AutoCloseable {

    /** Vectors in a call of the model. */
    static final int BATCH_MAX = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Predictor.class);

    private final SignalJobConfig config;
    private @Nullable VectorScorer scorer;
    private String trouble = "the bundle is being opened";
    private boolean closed;

    /** Creates a predictor without a bundle. */
    public Predictor(SignalJobConfig config) {
        this.config = config;
    }

    /** Opens the bundle, checks its golden rows and so warms it up. */
    public synchronized void open() {
        if (closed) {
            return;
        }
        try {
            Scorer opened = SignalJob.scorers(config).open();
            FeatureSet set = config.features().set();
            scorer = new VectorScorer(opened, set.vectorSchema(), BATCH_MAX, MemberCalls.DIRECT);
            trouble = "";
        } catch (InvalidBundleException e) {
            trouble = String.valueOf(e.getMessage());
            LOG.warn("no predictions on request: {}", trouble);
        }
    }

    /**
     * Scores vectors.
     *
     * @return a prediction each, in their order
     * @throws Problem if the bundle is not open
     */
    public synchronized List<Prediction> predict(List<FeatureVector> vectors) {
        VectorScorer open = scorer;
        if (open == null) {
            throw Problem.unavailable(trouble);
        }
        var predictions = new ArrayList<Prediction>(vectors.size());
        for (int from = 0; from < vectors.size(); from += BATCH_MAX) {
            int to = Math.min(vectors.size(), from + BATCH_MAX);
            open.decide(vectors.subList(from, to))
                    .forEach(decision -> predictions.add(decision.prediction()));
        }
        return predictions;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (scorer != null) {
            scorer.close();
            scorer = null;
        }
        trouble = "the gateway stops";
    }
}
