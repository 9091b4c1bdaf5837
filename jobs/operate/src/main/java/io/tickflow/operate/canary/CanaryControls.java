package io.tickflow.operate.canary;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.connector.kafka.KafkaConfig;
import io.tickflow.core.canary.CanaryControl;
import io.tickflow.core.canary.CanaryTurns;
import io.tickflow.core.event.Deployment;
import io.tickflow.model.contract.Prediction;
import io.tickflow.operate.OperationException;
import io.tickflow.operate.control.AppendedRecord;
import io.tickflow.operate.kafka.NewestEvents;
import io.tickflow.operate.kafka.StampedEvent;
import io.tickflow.operate.kafka.TopicTail;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;

/** Controls of the canaries of one pipeline, on its Kafka. */
public final class CanaryControls {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** More than operators have ever said. */
    private static final int CONTROLS_MAX = 100_000;

    private static final int PREDICTIONS_MAX = 2_000;

    private final KafkaConfig kafka;
    private final Deployment deployment;

    /** Creates the controls of {@code deployment}, which connect at each call. */
    public CanaryControls(KafkaConfig kafka, Deployment deployment) {
        this.kafka = kafka;
        this.deployment = deployment;
    }

    /**
     * Records a control and waits until it is durable.
     *
     * @throws OperationException if it is not known to be durable; it may be present nevertheless
     */
    public AppendedRecord append(CanaryControl control) {
        return AppendedRecord.append(
                kafka,
                EventTypes.CANARY.topic(),
                control.challengerDigest(),
                control.controlId(),
                EventTypes.CANARY.encode(control, deployment),
                control.command().toString());
    }

    /**
     * Turns of a challenger by all recorded controls.
     *
     * @throws OperationException if Kafka does not answer
     */
    public CanaryTurns turns(String challengerDigest) {
        CanaryTurns turns = CanaryTurns.NONE;
        for (StampedEvent<CanaryControl> found : read()) {
            if (found.body().challengerDigest().equals(challengerDigest)) {
                turns = turns.with(found.body());
            }
        }
        return turns;
    }

    /**
     * Offset of the record of a control; empty if there is none.
     *
     * @throws OperationException if Kafka does not answer
     */
    public OptionalLong offsetOf(String controlId) {
        return read().stream()
                .filter(found -> found.body().controlId().equals(controlId))
                .mapToLong(found -> found.place().offset())
                .findFirst();
    }

    private List<StampedEvent<CanaryControl>> read() {
        try (var tail = new TopicTail(kafka, TIMEOUT)) {
            return new NewestEvents(tail)
                    .read(EventTypes.CANARY, CONTROLS_MAX).events().stream()
                            .filter(found -> found.writer().equals(deployment))
                            .toList();
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    /**
     * Tick time that decisions will have reached, by the newest predictions and their pace: a feed
     * that replays history is behind the clock, and may be faster. Without a prediction the clock
     * tells it.
     *
     * @param aheadMillis time from now; 0 for the tick time of now
     * @return UTC epoch milliseconds
     * @throws OperationException if Kafka does not answer
     */
    public long tickMillisIn(long aheadMillis) {
        try (var tail = new TopicTail(kafka, TIMEOUT)) {
            var pace = new TickPace();
            for (StampedEvent<Prediction> seen :
                    new NewestEvents(tail).read(EventTypes.PREDICTIONS, PREDICTIONS_MAX).events()) {
                if (seen.writer().equals(deployment)) {
                    pace.add(seen.body().eventTimeMillis(), seen.appendMillis());
                }
            }
            return pace.tickMillisAt(System.currentTimeMillis() + aheadMillis);
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    private OperationException unreachable(KafkaException e) {
        return OperationException.failed(
                "Kafka at " + kafka.bootstrapServers() + " does not answer: " + kafka.reason(e), e);
    }
}
