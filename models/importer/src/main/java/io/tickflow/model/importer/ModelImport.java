package io.tickflow.model.importer;

import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.Golden;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.importer.file.ImportException;
import io.tickflow.model.importer.file.ModelFiles;
import io.tickflow.model.importer.golden.GoldenAssembly;
import io.tickflow.model.importer.golden.GoldenTable;
import io.tickflow.model.importer.member.ImportedMember;
import io.tickflow.model.importer.member.MemberColumns;
import io.tickflow.model.importer.member.MemberImport;
import io.tickflow.model.importer.member.ReadModel;
import io.tickflow.model.onnx.GoldenRows;
import io.tickflow.model.onnx.ManifestJson;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.onnx.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a bundle of model files. */
public final class ModelImport {

    private final ImportRequest request;
    private final List<String> problems = new ArrayList<>();

    private ModelImport(ImportRequest request) {
        this.request = request;
    }

    /**
     * Writes a bundle into {@code bundle}, which must not exist, once it opens like in a job.
     *
     * @throws ImportException listing every problem; no file is left then
     * @throws io.tickflow.model.contract.InvalidBundleException if a job would refuse the bundle
     * @throws IOException if a file cannot be read or written
     */
    public static ImportReport run(ImportRequest request, Path bundle) throws IOException {
        return new ModelImport(request).write(bundle);
    }

    private ImportReport write(Path bundle) throws IOException {
        Path baseFolder = request.base();
        BaseBundle base =
                baseFolder == null
                        ? null
                        : BaseBundle.open(baseFolder, request.terms().role(), request.schema());
        List<ReadModel> models = models();
        List<MemberColumns> columns =
                problems.isEmpty()
                        ? MemberColumns.of(
                                models,
                                request.reading().features(),
                                request.schema(),
                                request.terms().role(),
                                problems)
                        : List.of();
        List<GoldenTable> tables = tables();
        throwIfRefused();
        List<ImportedMember> members = members(models, columns, tables);
        throwIfRefused();
        List<String> features = columns.get(0).features();
        try (var folder = new NewFolder(bundle)) {
            fill(folder.path(), features, members, tables, base);
            // Opening runs all checks of a job.
            try (Scorer scorer = OnnxBundles.open(folder.path(), request.schema())) {
                folder.complete();
                return new ImportReport(bundle, scorer.manifest(), notes(members));
            }
        }
    }

    private static Map<String, List<String>> notes(List<ImportedMember> members) {
        var notes = new LinkedHashMap<String, List<String>>();
        members.forEach(member -> notes.put(member.member().name(), member.notes()));
        return notes;
    }

    private List<ReadModel> models() throws IOException {
        var models = new ArrayList<ReadModel>();
        for (MemberSource source : request.members()) {
            try {
                models.add(ReadModel.of(ModelFiles.open(source.file()), request.reading()));
            } catch (ImportException e) {
                problems.addAll(e.problems());
            }
        }
        return models;
    }

    private List<GoldenTable> tables() throws IOException {
        int files = request.golden().size();
        if (files > 1 && files != request.members().size()) {
            problems.add(
                    files
                            + " files of golden rows for "
                            + request.members().size()
                            + " models; give one for all, with a column p.MEMBER each, or one a"
                            + " model in their order");
            return List.of();
        }
        var tables = new ArrayList<GoldenTable>();
        for (Path file : request.golden()) {
            tables.add(GoldenTable.read(file));
        }
        return tables;
    }

    private List<ImportedMember> members(
            List<ReadModel> models, List<MemberColumns> columns, List<GoldenTable> tables) {
        var names = new MemberNames();
        var members = new ArrayList<ImportedMember>();
        boolean isAlone = models.size() == 1 || tables.size() > 1;
        for (int i = 0; i < models.size(); i++) {
            MemberSource source = request.members().get(i);
            GoldenTable table =
                    tables.isEmpty() ? null : tables.get(Math.min(i, tables.size() - 1));
            try {
                ImportedMember member =
                        new MemberImport(
                                        names.of(source.file()),
                                        models.get(i),
                                        request.reading(),
                                        columns.get(i),
                                        problems)
                                .run(table, isAlone, source.weight());
                if (member != null) {
                    members.add(member.withFile(request.terms().fileOf(member.member().file())));
                }
            } catch (ImportException e) {
                problems.addAll(e.problems());
            }
        }
        return members;
    }

    private void fill(
            Path folder,
            List<String> features,
            List<ImportedMember> members,
            List<GoldenTable> tables,
            @Nullable BaseBundle base)
            throws IOException {
        if (base != null) {
            base.copyInto(folder);
        }
        for (ImportedMember member : members) {
            Files.write(folder.resolve(member.member().file()), member.onnx());
        }
        GoldenAssembly assembly = golden(features, members, tables);
        Golden golden = null;
        if (!assembly.isEmpty()) {
            GoldenRows rows = assembly.rows();
            Path file = folder.resolve(GoldenRows.fileOf(request.terms().role()));
            rows.write(features, file);
            golden =
                    new Golden(
                            GoldenRows.fileOf(request.terms().role()),
                            Sha256.of(file),
                            rows.rows(features.size()));
        }
        ModelManifest draft =
                new ManifestDraft(request)
                        .of(
                                features,
                                members.stream().map(ImportedMember::member).toList(),
                                golden);
        ModelManifest manifest = base == null ? draft : base.with(draft);
        String version = request.version();
        ManifestJson.write(
                manifest.withVersion(version == null ? ManifestJson.versionOf(manifest) : version),
                folder);
    }

    private static GoldenAssembly golden(
            List<String> features, List<ImportedMember> members, List<GoldenTable> tables) {
        var assembly = new GoldenAssembly(features.size());
        for (int t = 0; t < tables.size(); t++) {
            Map<String, float[]> answers = new LinkedHashMap<>();
            for (int i = 0; i < members.size(); i++) {
                float[] table = members.get(i).golden().table();
                if (table.length > 0 && (tables.size() == 1 || i == t)) {
                    answers.put(members.get(i).member().name(), table);
                }
            }
            assembly.add(tables.get(t).inputs(features), answers);
        }
        for (ImportedMember member : members) {
            if (member.golden().hardInputs().length > 0) {
                assembly.add(
                        member.golden().hardInputs(),
                        Map.of(member.member().name(), member.golden().hardAnswers()));
            }
        }
        return assembly;
    }

    private void throwIfRefused() {
        if (!problems.isEmpty()) {
            throw new ImportException(problems);
        }
    }
}
