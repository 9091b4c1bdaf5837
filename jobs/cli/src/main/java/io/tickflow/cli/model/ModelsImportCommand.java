package io.tickflow.cli.model;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.feature.FeatureSettings;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.importer.ImportReport;
import io.tickflow.model.importer.ImportRequest;
import io.tickflow.model.importer.MemberSource;
import io.tickflow.model.importer.ModelImport;
import io.tickflow.model.importer.RoleTerms;
import io.tickflow.model.importer.member.ReadingOptions;
import io.tickflow.model.onnx.OnnxBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a bundle of model files. */
@Command(
        name = "import",
        description = {
            "Make a bundle of model files from other libraries; several files make an ensemble.",
            "Scores are compared with --golden rows of the library. What cannot be exact is refused,"
                    + " with the way out."
        },
        mixinStandardHelpOptions = true)
final class ModelsImportCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "XGBoost .json or .ubj, LightGBM .txt, .onnx, MLflow or Triton folders.")
    private List<Path> files = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Bundle to make; must not exist.")
    private Path out = Path.of("");

    @Option(
            names = "--golden",
            paramLabel = "FILE",
            description =
                    "Rows with the library's own answers, .csv or .parquet: the features, and"
                            + " probability (or value of a regression), or p.MEMBER. Once for all"
                            + " models, or once for each.")
    private List<Path> golden = List.of();

    @Option(
            names = "--weight",
            split = ",",
            paramLabel = "W",
            description = "Weights of the models in their order (default: 1 each).")
    private List<Double> weights = List.of();

    @Option(
            names = "--add-to",
            paramLabel = "BUNDLE",
            description = "Bundle whose roles the new one has, too; it stays as it is.")
    private @Nullable Path base;

    @Option(
            names = "--id",
            description = "Id of the model (default: that of --add-to, or after the first file).")
    private @Nullable String id;

    @Option(
            names = "--model-version",
            paramLabel = "VERSION",
            description = "Version (default: from the content).")
    private @Nullable String version;

    @Option(names = "--json", description = "Print the manifest and the notes as JSON.")
    private boolean json;

    @Mixin private final ReadingFlags flags = new ReadingFlags();
    @Mixin private final TermFlags terms = new TermFlags();
    @Mixin private final FeatureSettings settings = new FeatureSettings();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        ImportReport report = ModelImport.run(request(), out);
        if (json) {
            console.out().println(json(report));
        } else {
            print(report);
        }
        console.out().flush();
        return ExitCodes.OK;
    }

    private ImportRequest request() throws IOException {
        var inputs = new Inputs();
        ReadingOptions reading = flags.options(inputs);
        RoleTerms role = terms.terms(files.size(), inputs);
        for (Path file : files) {
            inputs.require(Files.isReadable(file), "FILE: cannot read " + file);
        }
        for (Path file : golden) {
            inputs.require(Files.isReadable(file), "--golden: cannot read " + file);
        }
        inputs.require(
                files.size() <= RoleModel.MEMBERS_MAX,
                "FILE: at most " + RoleModel.MEMBERS_MAX + " models make an ensemble");
        inputs.require(
                weights.isEmpty() || weights.size() == files.size(),
                "--weight: " + weights.size() + " weights for " + files.size() + " models");
        inputs.require(
                weights.stream().allMatch(weight -> weight > 0 && Double.isFinite(weight)),
                "--weight: must be above 0");
        inputs.require(
                terms.isDirection() || base != null,
                "--role: every bundle needs a direction; name one with --add-to");
        inputs.require(base == null || Files.isDirectory(base), "--add-to: no folder " + base);
        inputs.require(
                !Files.exists(out),
                "--out: " + out + " exists, and bundles never change; name a new folder");
        inputs.throwIfInvalid();
        return new ImportRequest(
                sources(),
                role,
                reading,
                golden,
                settings.features().schema(),
                base,
                id(),
                version);
    }

    private List<MemberSource> sources() {
        var sources = new ArrayList<MemberSource>();
        for (int i = 0; i < files.size(); i++) {
            sources.add(new MemberSource(files.get(i), weights.isEmpty() ? 1 : weights.get(i)));
        }
        return sources;
    }

    private String id() {
        if (id != null) {
            return id;
        }
        return base == null ? ImportRequest.idOf(files.get(0)) : OnnxBundles.manifest(base).id();
    }

    private void print(ImportReport report) {
        console.out()
                .printf(
                        "%s %s in %s%n",
                        report.manifest().id(), report.manifest().version(), report.bundle());
        for (RoleModel role : report.manifest().roles()) {
            RoleScreen.print(role, console.out());
        }
        report.notes()
                .forEach(
                        (member, notes) ->
                                notes.forEach(note -> console.out().println(member + ": " + note)));
    }

    private static String json(ImportReport report) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("bundle", report.bundle().toString());
        ObjectNode notes = root.putObject("notes");
        report.notes().forEach((member, all) -> all.forEach(notes.withArray("/" + member)::add));
        root.set(
                "manifest",
                new JsonMapper().readTree(report.bundle().resolve("manifest.json").toFile()));
        return root.toPrettyString();
    }
}
