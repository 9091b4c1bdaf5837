package io.tickflow.model.importer.member;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.manifest.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Columns of a model within the features of its role.
 *
 * @param features features of the role, in order
 * @param positions position in the role for each column of the model
 */
public record MemberColumns(List<String> features, int[] positions) {

    /** Copies the list. */
    public MemberColumns {
        features = List.copyOf(features);
    }

    /**
     * Finds the features of a role: those of its models, each once, in the order of the first model
     * that has it.
     *
     * @param stated names given by the user, empty for none
     * @param problems where problems are added
     * @return columns of each model; empty on a problem
     */
    public static List<MemberColumns> of(
            List<ReadModel> models,
            List<String> stated,
            FeatureSchema schema,
            Role role,
            List<String> problems) {
        var names = new FeatureNames(schema, role, problems);
        int before = problems.size();
        List<List<String>> columns = models.stream().map(model -> names.of(model, stated)).toList();
        if (problems.size() > before) {
            return List.of();
        }
        var union = new LinkedHashSet<String>();
        columns.forEach(union::addAll);
        List<String> features = List.copyOf(union);
        var all = new ArrayList<MemberColumns>();
        for (List<String> own : columns) {
            all.add(
                    new MemberColumns(
                            features, own.stream().mapToInt(features::indexOf).toArray()));
        }
        return all;
    }
}
