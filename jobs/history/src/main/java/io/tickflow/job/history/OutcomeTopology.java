package io.tickflow.job.history;

import io.tickflow.connector.event.RecordedEvent;
import io.tickflow.core.accuracy.AccuracyChange;
import io.tickflow.core.accuracy.AccuracyRules;
import io.tickflow.core.accuracy.Votes;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.outcome.MeasuredOutcome;
import io.tickflow.core.outcome.OutcomeSample;
import io.tickflow.core.outcome.OutcomeTracker;
import io.tickflow.core.outcome.SymbolQuote;
import io.tickflow.flink.outcome.AccuracyFunction;
import io.tickflow.flink.outcome.OutcomeFunction;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * Part of the graph that measures what followed each decision, and how often models were right by
 * it. Events of other pipelines are left out.
 */
final class OutcomeTopology {

    /** The shortest horizon, which is nearest to that of the label. */
    private static final long JUDGED_MILLIS = OutcomeTracker.HORIZONS_MILLIS.get(0);

    private OutcomeTopology() {}

    /**
     * Settings and ends.
     *
     * @param pipeline whose decisions are measured
     * @param sample decisions whose outcomes are told
     * @param rules by which accuracy is judged
     * @param outcomes sink of outcomes
     * @param changes sink of changes of accuracy
     */
    record Ends(
            String pipeline,
            OutcomeSample sample,
            AccuracyRules rules,
            Sink<MeasuredOutcome> outcomes,
            Sink<AccuracyChange> changes) {}

    static void define(
            DataStream<RecordedEvent<FeatureVector>> vectors,
            DataStream<RecordedEvent<Prediction>> predictions,
            Ends ends) {
        SingleOutputStreamOperator<MeasuredOutcome> outcomes =
                quotes(vectors, ends.pipeline())
                        .keyBy(SymbolQuote::symbol)
                        .process(new OutcomeFunction(ends.sample()))
                        .uid(HistoryUids.OUTCOMES)
                        .name("outcomes");
        outcomes.sinkTo(ends.outcomes()).uid(HistoryUids.OUTCOME_EVENTS).name("outcomes-sink");
        outcomes.filter(outcome -> outcome.horizonMillis() == JUDGED_MILLIS)
                .uid(HistoryUids.JUDGES)
                .name("judging-outcomes")
                .keyBy(MeasuredOutcome::symbol)
                .connect(votes(predictions, ends.pipeline()).keyBy(Votes::symbol))
                .process(new AccuracyFunction(ends.rules(), JUDGED_MILLIS))
                .uid(HistoryUids.ACCURACY)
                .name("accuracy")
                .sinkTo(ends.changes())
                .uid(HistoryUids.ACCURACY_EVENTS)
                .name("accuracy-sink");
    }

    private static DataStream<SymbolQuote> quotes(
            DataStream<RecordedEvent<FeatureVector>> vectors, String pipeline) {
        return vectors.flatMap(
                        (RecordedEvent<FeatureVector> event, Collector<SymbolQuote> out) -> {
                            if (event.envelope().pipeline().equals(pipeline)) {
                                out.collect(quote(event.body()));
                            }
                        })
                .returns(SymbolQuote.class)
                .uid(HistoryUids.QUOTES)
                .name("outcome-quotes");
    }

    private static DataStream<Votes> votes(
            DataStream<RecordedEvent<Prediction>> predictions, String pipeline) {
        return predictions
                .flatMap(
                        (RecordedEvent<Prediction> event, Collector<Votes> out) -> {
                            if (event.envelope().pipeline().equals(pipeline)) {
                                out.collect(votes(event.body()));
                            }
                        })
                .returns(Votes.class)
                .uid(HistoryUids.VOTES)
                .name("accuracy-votes");
    }

    private static SymbolQuote quote(FeatureVector vector) {
        return new SymbolQuote(
                vector.symbol(),
                vector.ordinal(),
                vector.decisionId(),
                vector.eventTimeMillis(),
                vector.bid(),
                vector.ask());
    }

    private static Votes votes(Prediction prediction) {
        var members = new ArrayList<String>();
        var votes = new ArrayList<Float>();
        members.add(Votes.ENSEMBLE);
        votes.add(prediction.abstained() ? Float.NaN : prediction.probability());
        for (MemberVote vote : prediction.votes()) {
            if (vote.absence() == Absence.NONE) {
                members.add(vote.member());
                votes.add(vote.probability());
            }
        }
        return new Votes(
                prediction.decisionId(),
                prediction.symbol(),
                prediction.eventTimeMillis(),
                prediction.modelId(),
                prediction.modelVersion(),
                prediction.role().name(),
                List.copyOf(members),
                List.copyOf(votes));
    }
}
