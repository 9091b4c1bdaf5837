package io.tickflow.model.importer;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.manifest.Member;
import io.tickflow.model.contract.manifest.Role;
import io.tickflow.model.importer.file.ImportException;
import io.tickflow.model.importer.file.ModelFile;
import io.tickflow.model.importer.file.ModelFiles;
import io.tickflow.model.importer.golden.GoldenTable;
import io.tickflow.model.importer.graph.GraphReading;
import io.tickflow.model.importer.member.ImportedMember;
import io.tickflow.model.importer.member.MemberColumns;
import io.tickflow.model.importer.member.MemberImport;
import io.tickflow.model.importer.member.ReadModel;
import io.tickflow.model.importer.member.ReadingOptions;
import io.tickflow.model.tree.TreeEnsemble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Content of a model file, and the answer that an import would get.
 *
 * @param file file that was read
 * @param library library and version that wrote it
 * @param content trees or nodes
 * @param inputs inputs, a phrase each
 * @param outputs outputs, a phrase each
 * @param columns names of the columns that the file tells, in order
 * @param classes labels of its classes, empty if it tells none
 * @param member member that an import would make; null if it would be refused
 * @param notes remarks of the import
 * @param problems reasons of a refusal with the way out, empty if it would be accepted
 */
public record ModelInspection(
        String file,
        String library,
        String content,
        List<String> inputs,
        List<String> outputs,
        List<String> columns,
        List<String> classes,
        @Nullable Member member,
        List<String> notes,
        List<String> problems) {

    /** Copies the lists. */
    public ModelInspection {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }

    /** Returns true if an import with the same statements would accept the model. */
    public boolean isAccepted() {
        return problems.isEmpty();
    }

    /**
     * Inspects a file or folder.
     *
     * @param golden golden rows; null for none
     * @throws IOException if it cannot be read
     */
    public static ModelInspection of(
            Path path, ReadingOptions options, @Nullable Path golden, FeatureSchema schema)
            throws IOException {
        ModelFile file;
        try {
            file = ModelFiles.open(path);
        } catch (ImportException e) {
            String name = String.valueOf(path.getFileName());
            return new ModelInspection(
                    name,
                    "",
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    e.problems());
        }
        var problems = new ArrayList<String>();
        ReadModel model = null;
        ImportedMember member = null;
        try {
            model = ReadModel.of(file, options);
            GoldenTable table = golden == null ? null : GoldenTable.read(golden);
            MemberColumns columns = columns(model, options, schema, problems);
            member =
                    columns == null
                            ? null
                            : new MemberImport(
                                            new MemberNames().of(path),
                                            model,
                                            options,
                                            columns,
                                            problems)
                                    .run(table, true, 1);
        } catch (ImportException e) {
            problems.addAll(e.problems());
        }
        return of(file, model, member, problems);
    }

    /** Columns under their names, or under made-up ones where those are a problem. */
    private static @Nullable MemberColumns columns(
            ReadModel model, ReadingOptions options, FeatureSchema schema, List<String> problems) {
        List<MemberColumns> named =
                MemberColumns.of(List.of(model), options.features(), schema, Role.META, problems);
        if (!named.isEmpty()) {
            return named.get(0);
        }
        int width = model.width();
        return width < 0
                ? null
                : new MemberColumns(
                        IntStream.range(0, width).mapToObj(i -> "column " + i).toList(),
                        IntStream.range(0, width).toArray());
    }

    private static ModelInspection of(
            ModelFile file,
            @Nullable ReadModel model,
            @Nullable ImportedMember member,
            List<String> problems) {
        return new ModelInspection(
                file.name(),
                file.library() + " " + file.version(),
                content(file),
                model == null ? List.of() : inputs(model),
                file.graph() == null ? List.of() : outputs(file.graph()),
                model == null ? file.columns() : model.columns(),
                model == null ? List.of() : model.output().classes(),
                member == null || !problems.isEmpty() ? null : member.member(),
                member == null ? List.of() : member.notes(),
                problems);
    }

    private static String content(ModelFile file) {
        TreeEnsemble trees = file.trees();
        ModelProto graph = file.graph();
        if (trees != null) {
            return String.format(
                    "%,d trees of %,d nodes, objective %s",
                    trees.trees().size(), trees.nodes(), trees.source().objective());
        }
        return graph == null ? "" : graph.getGraph().getNodeCount() + " nodes";
    }

    private static List<String> inputs(ReadModel model) {
        return model.inputs().stream()
                .map(
                        input ->
                                input.name()
                                        + " "
                                        + GraphReading.type(input.type())
                                        + " "
                                        + input.dims())
                .toList();
    }

    private static List<String> outputs(ModelProto graph) {
        return GraphReading.outputs(graph.getGraph());
    }
}
