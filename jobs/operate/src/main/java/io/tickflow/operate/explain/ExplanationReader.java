package io.tickflow.operate.explain;

import io.tickflow.job.history.sql.QueryException;
import io.tickflow.job.history.sql.SqlConsole;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.operate.explain.Explanation.Answer;
import io.tickflow.operate.explain.Explanation.Decision;
import io.tickflow.operate.explain.Explanation.FeatureValue;
import io.tickflow.operate.explain.Explanation.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects an explanation from the history and a bundle. */
public final class ExplanationReader {

    /** Rows of reference of a share; more change it by less than its third digit. */
    private static final int REFERENCES = 100;

    private static final float EVEN = 0.5f;

    private final SqlConsole history;
    private final @Nullable Path bundle;
    private final Function<Path, BundleScores> scorers;

    /**
     * @param bundle folder of the bundle at hand; null if there is none
     * @param scorers opens it
     */
    public ExplanationReader(
            SqlConsole history, @Nullable Path bundle, Function<Path, BundleScores> scorers) {
        this.history = history;
        this.bundle = bundle;
        this.scorers = scorers;
    }

    /** Explains the decision behind an id, see {@link DecisionReader#find}. */
    public Explanation explain(String id) throws QueryException, IOException {
        var reader = new DecisionReader(history);
        Decision decision = reader.find(id);
        List<FeatureValue> features = new VectorReader(history).features(decision);
        List<Answer> predictions = reader.predictions(decision);
        var signals = reader.signals(decision);
        var orders = reader.orders(decision);
        var reports = reader.reports(decision);
        boolean buys = predictions.isEmpty() || predictions.get(0).probability() >= EVEN;
        return new Explanation(
                DecisionEnd.of(predictions, signals, orders, reports),
                decision,
                reader.quotes(decision),
                features,
                predictions,
                signals,
                orders,
                reports,
                DecisionEnd.stages(decision, orders, reports),
                new OutcomeReader(history).outcomes(decision, buys),
                scores(decision, predictions, features));
    }

    private @Nullable Scores scores(
            Decision decision, List<Answer> predictions, List<FeatureValue> features)
            throws QueryException, IOException {
        if (bundle == null || features.isEmpty()) {
            return null;
        }
        String digest = OnnxBundles.digest(bundle);
        for (Answer answer : predictions) {
            if (answer.digest().equals(digest)) {
                BundleScores scores = scorers.apply(bundle);
                List<String> inputs = scores.inputs();
                return inputs.isEmpty()
                        ? null
                        : scores.score(
                                answer,
                                features,
                                new VectorReader(history).references(decision, inputs, REFERENCES));
            }
        }
        return null;
    }
}
