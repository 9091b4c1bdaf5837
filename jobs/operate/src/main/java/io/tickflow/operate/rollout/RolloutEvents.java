package io.tickflow.operate.rollout;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;
import io.tickflow.model.contract.PredictionRole;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.kafka.NewestEvents;
import io.tickflow.operate.kafka.StampedEvent;
import io.tickflow.operate.kafka.TopicTail;
import io.tickflow.operate.rollout.figure.BundleFigures;
import io.tickflow.operate.rollout.figure.BundleReview;
import io.tickflow.operate.rollout.plan.Bundle;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Reads the figures of the bundle that runs before a rollout. */
final class RolloutEvents {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PREDICTIONS_MAX = 5_000;
    private static final int SIGNALS_MAX = 5_000;

    private RolloutEvents() {}

    /**
     * Reads the newest events of a bundle.
     *
     * @throws OperationException if Kafka does not answer
     */
    static BundleFigures review(KafkaConfig kafka, Deployment deployment, Bundle bundle) {
        var review = new BundleReview();
        try (var tail = new TopicTail(kafka, TIMEOUT)) {
            var events = new NewestEvents(tail);
            for (StampedEvent<Prediction> seen :
                    events.read(EventTypes.PREDICTIONS, PREDICTIONS_MAX).events()) {
                if (seen.writer().equals(deployment)
                        && seen.body().role() != PredictionRole.SHADOW
                        && seen.body().modelDigest().equals(bundle.digest())) {
                    review.onPrediction(seen.body());
                }
            }
            for (StampedEvent<Signal> seen :
                    events.read(EventTypes.SIGNALS, SIGNALS_MAX).events()) {
                if (seen.writer().equals(deployment) && isOf(seen.body(), bundle)) {
                    review.onSignal(seen.body());
                }
            }
            for (StampedEvent<OrderDecision> seen :
                    events.read(EventTypes.ORDERS, SIGNALS_MAX).events()) {
                review.onVerdict(seen.body());
            }
        } catch (KafkaException e) {
            throw unreachable(kafka, e);
        }
        return review.figures();
    }

    static boolean isOf(Signal signal, Bundle bundle) {
        return signal.modelId().equals(bundle.id())
                && signal.modelVersion().equals(bundle.version());
    }

    static OperationException unreachable(KafkaConfig kafka, KafkaException e) {
        return OperationException.failed(
                "Kafka at " + kafka.bootstrapServers() + " does not answer: " + kafka.reason(e), e);
    }
}
