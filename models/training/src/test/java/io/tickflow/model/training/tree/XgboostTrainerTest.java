package io.tickflow.model.training.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.training.run.Progress;
import org.junit.jupiter.api.Test;

class XgboostTrainerTest {

    private static final TreeSettings SETTINGS = new TreeSettings(11, 60, 6, 100_000);

    @Test
    void shouldGrowSameTreesFromSameRows() {
        var training = new SyntheticRows(2, 5_000);
        var trainer = new XgboostTrainer(SETTINGS);
        try (XgboostModel first = trainer.train(training.inputs, training.labels, Progress.NONE);
                XgboostModel second =
                        trainer.train(training.inputs, training.labels, Progress.NONE);
                XgboostModel other =
                        new XgboostTrainer(SETTINGS.withSeed(12))
                                .train(training.inputs, training.labels, Progress.NONE)) {
            assertThat(first.toJson()).isEqualTo(second.toJson()).isNotEqualTo(other.toJson());
        }
    }
}
