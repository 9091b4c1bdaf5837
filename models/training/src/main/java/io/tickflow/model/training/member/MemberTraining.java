package io.tickflow.model.training.member;

import io.tickflow.model.training.calibration.Calibration;
import io.tickflow.model.training.calibration.MarginMap;
import io.tickflow.model.training.data.DirectionFeatures;
import io.tickflow.model.training.data.Examples;
import io.tickflow.model.training.data.HeldOut;
import io.tickflow.model.training.run.Progress;
import io.tickflow.model.training.tree.TrainedTrees;
import io.tickflow.model.training.tree.TreeLibrary;
import io.tickflow.model.training.tree.TreeSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the members of an ensemble. A calibration is fitted on the last part of the training
 * examples, which the trees then do not see.
 */
public final class MemberTraining {

    private final List<TreeLibrary> libraries;
    private final TreeSettings settings;
    private final Calibration calibration;

    public MemberTraining(
            List<TreeLibrary> libraries, TreeSettings settings, Calibration calibration) {
        this.libraries = List.copyOf(libraries);
        this.settings = settings;
        this.calibration = calibration;
    }

    /** Trains on {@code examples}, which are those before the judged ones. */
    public TrainedMembers train(Examples examples, Progress progress) {
        HeldOut parts = calibration == Calibration.NONE ? null : HeldOut.of(examples);
        Examples sample = sample(parts == null ? examples : parts.head());
        float[] inputs = DirectionFeatures.withReflections(sample.inputs());
        float[] labels = DirectionFeatures.withOpposites(sample.labels());
        var members = new ArrayList<TrainedMember>();
        for (int i = 0; i < libraries.size(); i++) {
            Progress part =
                    progress.part((double) i / libraries.size(), (i + 1.0) / libraries.size());
            TrainedTrees trees = libraries.get(i).train(settings, inputs, labels, part);
            MarginMap map = parts == null ? null : fit(trees, sample(parts.tail()));
            members.add(new TrainedMember(libraries.get(i), trees, map));
        }
        return new TrainedMembers(members, sample.size());
    }

    private Examples sample(Examples examples) {
        return examples.sample(settings.rowsMax(), settings.seed());
    }

    private MarginMap fit(TrainedTrees trees, Examples tail) {
        return calibration.fit(
                trees.margins(DirectionFeatures.withReflections(tail.inputs())),
                DirectionFeatures.withOpposites(tail.labels()));
    }
}
