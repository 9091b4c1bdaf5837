package io.tickflow.job.history.table;

import io.tickflow.connector.event.EventTypes;
import io.tickflow.model.contract.ModelAliasChanged;
import io.tickflow.model.contract.ModelPublished;
import io.tickflow.model.contract.ModelTrainingCompleted;

/** Tables of the model registry: its publications, aliases and trainings. */
public final class ModelTables {

    /** Trainings that the registry recorded. */
    public static final EventTable<ModelTrainingCompleted> TRAININGS =
            new TableDeclaration<>(EventTypes.TRAININGS, "trainings", "model_trainings")
                    .int64("sequence", ModelTrainingCompleted::sequence)
                    .string("model_id", ModelTrainingCompleted::modelId)
                    .string("model_version", ModelTrainingCompleted::modelVersion)
                    .string("model_digest", ModelTrainingCompleted::modelDigest)
                    .string("label", ModelTrainingCompleted::label)
                    .int64("trained_from", ModelTrainingCompleted::trainedFromMillis)
                    .int64("trained_to", ModelTrainingCompleted::trainedToMillis)
                    .int64("training_rows", ModelTrainingCompleted::rows)
                    .int64("duration_millis", ModelTrainingCompleted::durationMillis)
                    .float64("accuracy_at_gate", ModelTrainingCompleted::accuracyAtGate)
                    .float64("coverage", ModelTrainingCompleted::coverage)
                    .string("author", ModelTrainingCompleted::author)
                    .int64("completed_at", ModelTrainingCompleted::completedAtMillis)
                    .table();

    /** Bundles in the registry. */
    public static final EventTable<ModelPublished> MODELS =
            new TableDeclaration<>(EventTypes.MODELS, "models", "model_versions")
                    .int64("sequence", ModelPublished::sequence)
                    .string("model_id", ModelPublished::modelId)
                    .string("model_version", ModelPublished::modelVersion)
                    .string("model_digest", ModelPublished::modelDigest)
                    .int32("files", ModelPublished::files)
                    .int64("bytes", ModelPublished::bytes)
                    .string("author", ModelPublished::author)
                    .int64("published_at", ModelPublished::publishedAtMillis)
                    .table();

    /** Moves of aliases, which tell the version that was live at any time. */
    public static final EventTable<ModelAliasChanged> ALIASES =
            new TableDeclaration<>(EventTypes.ALIASES, "aliases", "model_aliases")
                    .int64("sequence", ModelAliasChanged::sequence)
                    .string("model_id", ModelAliasChanged::modelId)
                    .string("alias", ModelAliasChanged::alias)
                    .string("model_version", ModelAliasChanged::modelVersion)
                    .string("model_digest", ModelAliasChanged::modelDigest)
                    .string("from_version", ModelAliasChanged::fromVersion)
                    .string("reason", ModelAliasChanged::reason)
                    .string("author", ModelAliasChanged::author)
                    .int64("changed_at", ModelAliasChanged::changedAtMillis)
                    .table();

    private ModelTables() {}
}
