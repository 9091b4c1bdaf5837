package io.tickflow.connector.event;

import io.tickflow.core.canary.CanaryControl;
import io.tickflow.model.contract.ModelAliasChanged;
import io.tickflow.model.contract.ModelPublished;
import io.tickflow.model.contract.ModelTrainingCompleted;

/** Rows of models: trainings, publications, aliases and canaries. */
final class ModelEvents {

    /** Beginning of a canary, promotion or withdrawal of its challenger. */
    static final EventType<CanaryControl> CANARY =
            new EventType<>(
                    "CanaryControlled",
                    CanaryControl.class,
                    "tickflow.canary",
                    new EventKey<>("challenger", CanaryControl::challengerDigest),
                    control -> EventIds.standalone(control.controlId()),
                    1);

    /** End of a training. */
    static final EventType<ModelTrainingCompleted> TRAININGS =
            new EventType<>(
                    "ModelTrainingCompleted",
                    ModelTrainingCompleted.class,
                    "tickflow.trainings",
                    new EventKey<>("model", ModelTrainingCompleted::modelId),
                    training -> EventIds.standalone(training.entryId() + "/training"),
                    1);

    /** Publication of a bundle in the registry. */
    static final EventType<ModelPublished> MODELS =
            new EventType<>(
                    "ModelPublished",
                    ModelPublished.class,
                    "tickflow.models",
                    new EventKey<>("model", ModelPublished::modelId),
                    model -> EventIds.standalone(model.entryId() + "/published"),
                    1);

    /** Move of an alias of the registry. */
    static final EventType<ModelAliasChanged> ALIASES =
            new EventType<>(
                    "ModelAliasChanged",
                    ModelAliasChanged.class,
                    "tickflow.aliases",
                    new EventKey<>("model", ModelAliasChanged::modelId),
                    change -> EventIds.standalone(change.entryId() + "/alias/" + change.alias()),
                    1);

    private ModelEvents() {}
}
