package io.tickflow.cli.backfill;

import io.tickflow.cli.console.CommandException;
import io.tickflow.job.backfill.BackfillInput;
import io.tickflow.job.backfill.BackfillJob;
import io.tickflow.job.backfill.TopicInput;
import io.tickflow.settings.SignalJobConfig;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;

/** Opens the requested history. */
final class BackfillInputs {

    private BackfillInputs() {}

    /**
     * Opens the history.
     *
     * @throws CommandException if it is unreadable or empty
     */
    static BackfillInput open(BackfillPlan plan, BackfillSettings settings) {
        SignalJobConfig signal = settings.signal();
        if (plan.topic() != null) {
            return topic(signal, plan.topic());
        }
        try {
            return plan.files().isEmpty()
                    ? BackfillJob.features(
                            settings.history().clickHouse(), signal.deployment().pipeline())
                    : BackfillJob.files(plan.files(), signal.feed().clock());
        } catch (IOException e) {
            throw CommandException.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private static BackfillInput topic(SignalJobConfig signal, String name) {
        TopicInput topic;
        try {
            topic = TopicInput.of(signal.kafka(), name);
        } catch (KafkaException e) {
            throw CommandException.failed(
                    "cannot read "
                            + name
                            + " at "
                            + signal.kafka().bootstrapServers()
                            + ": "
                            + signal.kafka().reason(e),
                    e);
        }
        if (topic.isEmpty()) {
            throw CommandException.invalid("--topic: there is no record in " + name);
        }
        return topic;
    }
}
