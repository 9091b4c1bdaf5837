package io.tickflow.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.core.order.ExecutionReport;
import io.tickflow.core.order.Leg;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.order.OrderState;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Absence;
import io.tickflow.model.contract.MemberVote;
import io.tickflow.model.contract.Prediction;
import io.tickflow.sandbox.stack.venue.JournalEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Models of XGBoost, LightGBM and scikit-learn that trade together, from tick to order. */
@ExtendWith(PipelineExtension.class)
abstract class ImportedEnsembleScenario {

    private static final int FILLS = 5;
    private static final int WARM = 100;
    private static final int ALL_THREE = 0b111;

    @Test
    void shouldTradeOnVotesOfThreeLibraries(PipelineHarness pipeline) throws Exception {
        var feed = new SteadyFeed(pipeline, "IMPORTED").warmUp();
        feed.sendUntil("orders are filled", () -> orders(pipeline, feed).size() >= 2 * FILLS);
        pipeline.awaitRest();

        List<Prediction> predictions =
                pipeline.events(EventTypes.PREDICTIONS).stream()
                        .filter(prediction -> prediction.symbol().equals(feed.symbol()))
                        .toList();
        assertThat(predictions).hasSameSizeAs(feed.sent());
        assertThat(predictions).allSatisfy(ImportedEnsembleScenario::assertTreesVoted);
        // A regression has no answer to a missing value.
        assertThat(predictions.subList(WARM, predictions.size()))
                .extracting(Prediction::memberMask)
                .containsOnly(ALL_THREE);
        List<String> candidates =
                pipeline.candidates(feed.symbol(), 0).stream().map(Signal::decisionId).toList();
        List<OrderDecision> verdicts =
                pipeline.events(EventTypes.ORDERS).stream()
                        .filter(verdict -> verdict.symbol().equals(feed.symbol()))
                        .toList();
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.leg() == Leg.ENTRY)
                .extracting(OrderDecision::decisionId)
                .containsExactlyInAnyOrderElementsOf(candidates);
        assertOrdersAddUp(pipeline, feed);
    }

    private static void assertTreesVoted(Prediction prediction) {
        assertThat(prediction.modelId()).isEqualTo(ImportedEnsemble.ID);
        assertThat(prediction.abstained()).isFalse();
        assertThat(prediction.votes())
                .extracting(MemberVote::member)
                .containsExactlyElementsOf(ImportedEnsemble.MEMBERS);
        assertThat(prediction.votes().subList(0, 2))
                .extracting(MemberVote::absence)
                .containsOnly(Absence.NONE);
    }

    private static void assertOrdersAddUp(PipelineHarness pipeline, SteadyFeed feed)
            throws Exception {
        List<String> atVenue = orders(pipeline, feed).stream().map(JournalEntry::clOrdId).toList();
        List<String> sent =
                pipeline.events(EventTypes.EXECUTIONS).stream()
                        .filter(report -> report.symbol().equals(feed.symbol()))
                        .filter(report -> report.state() == OrderState.SENT)
                        .map(ExecutionReport::clOrdId)
                        .distinct()
                        .toList();
        assertThat(atVenue).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
        pipeline.awaitLaw();
        assertThat(pipeline.trouble()).isEmpty();
    }

    private static List<JournalEntry> orders(PipelineHarness pipeline, SteadyFeed feed)
            throws Exception {
        return pipeline.sandbox().venue().journal().orders().stream()
                .filter(order -> order.symbol().equals(feed.symbol()))
                .toList();
    }
}
