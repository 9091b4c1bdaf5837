package io.tickflow.operate.rollout;

import io.tickflow.connector.event.Event;
import io.tickflow.connector.event.EventType;
import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.event.Deployment;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.order.OrderDecision;
import io.tickflow.core.signal.Signal;
import io.tickflow.model.contract.Prediction;
import io.tickflow.operate.kafka.EventFollower;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the events of one deployment. Not thread-safe. */
final class EventFeed implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Records of a second or two at the rates of a large feed. */
    private static final long LAG_MAX = 2_000;

    private final EventFollower follower;
    private final Deployment deployment;

    /** Receiver of events with their append times. */
    interface Receiver {
        /** Takes a vector. */
        default void onVector(FeatureVector vector) {}

        /** Takes a vector with the append time of its own record. */
        default void onVector(FeatureVector vector, long appendMillis) {
            onVector(vector);
        }

        /** Takes a prediction of a champion. */
        default void onPrediction(Prediction prediction, long appendMillis) {}

        /** Takes a prediction of a shadow, which decided nothing. */
        default void onShadow(Prediction prediction, long appendMillis) {}

        /** Takes a signal. */
        default void onSignal(Signal signal, long appendMillis) {}

        /** Takes a verdict of a desk. */
        default void onVerdict(OrderDecision verdict, long appendMillis) {}
    }

    /** Opens a feed of what is appended from {@code fromMillis} on. */
    EventFeed(KafkaConfig kafka, Deployment deployment, List<EventType<?>> types, long fromMillis) {
        this.deployment = deployment;
        this.follower =
                new EventFollower(
                        kafka, types.stream().map(EventType::topic).toList(), fromMillis, TIMEOUT);
    }

    /**
     * Passes on what has come since the last call.
     *
     * @return true if all but the events of a moment was read
     */
    boolean poll(Receiver... receivers) {
        List<ConsumerRecord<byte[], byte[]>> records = follower.poll(POLL);
        for (Receiver receiver : receivers) {
            records.forEach(record -> pass(record, receiver));
        }
        return follower.lag() <= LAG_MAX;
    }

    private void pass(ConsumerRecord<byte[], byte[]> record, Receiver receiver) {
        String topic = record.topic();
        long appendMillis = record.timestamp();
        if (topic.equals(EventTypes.FEATURES.topic())) {
            decode(EventTypes.FEATURES, record)
                    .ifPresent(body -> receiver.onVector(body, appendMillis));
        } else if (topic.equals(EventTypes.PREDICTIONS.topic())) {
            decode(EventTypes.PREDICTIONS, record)
                    .ifPresent(body -> passPrediction(body, appendMillis, receiver));
        } else if (topic.equals(EventTypes.SIGNALS.topic())) {
            decode(EventTypes.SIGNALS, record)
                    .ifPresent(body -> receiver.onSignal(body, appendMillis));
        } else if (topic.equals(EventTypes.ORDERS.topic())) {
            decode(EventTypes.ORDERS, record)
                    .ifPresent(body -> receiver.onVerdict(body, appendMillis));
        }
    }

    private static void passPrediction(
            Prediction prediction, long appendMillis, Receiver receiver) {
        switch (prediction.role()) {
            case CHAMPION -> receiver.onPrediction(prediction, appendMillis);
            case SHADOW -> receiver.onShadow(prediction, appendMillis);
            case CHALLENGER -> {}
        }
    }

    /** Decodes an event of this deployment; other records are skipped, as in the jobs. */
    private <T> Optional<T> decode(EventType<T> type, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            Event<T> event = type.decode(record.value());
            return event.envelope().deployment().equals(deployment)
                    ? Optional.of(event.body())
                    : Optional.empty();
        } catch (IOException e) {
            // The reader of this topic counts and reports it.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
