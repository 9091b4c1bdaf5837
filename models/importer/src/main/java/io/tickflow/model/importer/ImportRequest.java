package io.tickflow.model.importer;

import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.importer.member.ReadingOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request to make a bundle.
 *
 * @param members models of the ensemble
 * @param terms terms of the role
 * @param reading statements about the models
 * @param golden files of golden rows: none, one for all members, or one for each
 * @param schema features that jobs compute
 * @param base bundle whose roles the new one has, too; null for none
 * @param id id of the model
 * @param version version; null to derive it from the content
 */
public record ImportRequest(
        List<MemberSource> members,
        RoleTerms terms,
        ReadingOptions reading,
        List<Path> golden,
        FeatureSchema schema,
        @Nullable Path base,
        String id,
        @Nullable String version) {

    /** Copies the lists. */
    public ImportRequest {
        members = List.copyOf(members);
        golden = List.copyOf(golden);
    }

    /** Id of a model after its file. */
    public static String idOf(Path file) {
        return new MemberNames().of(file);
    }
}
