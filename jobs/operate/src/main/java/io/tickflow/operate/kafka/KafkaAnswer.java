package io.tickflow.operate.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Answer of Kafka's admin client that is waited for. */
public final class KafkaAnswer {

    private KafkaAnswer() {}

    /**
     * Waits for an answer, for as long as the client does.
     *
     * @throws KafkaException if there is none, or it is a refusal
     */
    public static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
