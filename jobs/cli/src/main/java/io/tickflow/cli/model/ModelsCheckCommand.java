package io.tickflow.cli.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.Console;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.cli.console.Inputs;
import io.tickflow.cli.feature.FeatureSettings;
import io.tickflow.cli.option.BundleArgument;
import io.tickflow.model.contract.InvalidBundleException;
import io.tickflow.model.contract.Scorer;
import io.tickflow.model.contract.manifest.ModelManifest;
import io.tickflow.model.contract.manifest.RoleModel;
import io.tickflow.model.onnx.OnnxBundles;
import io.tickflow.model.registry.ModelReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a bundle like a job. */
@Command(
        name = "check",
        description = {
            "Check a bundle as a job with these settings would.",
            "The exit code is 2 if it is refused; every problem is listed."
        },
        mixinStandardHelpOptions = true)
final class ModelsCheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR|REF",
            description = "Bundle: a folder, or models:/NAME@ALIAS of the registry.")
    private String bundle = "";

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin private final FeatureSettings settings = new FeatureSettings();
    @Mixin private final Console console = new Console();

    @Override
    public Integer call() throws IOException {
        Path folder =
                ModelReference.isReference(bundle)
                        ? BundleArgument.resolve("DIR", bundle, settings::read, new Inputs())
                        : Path.of(bundle);
        try (Scorer scorer = OnnxBundles.open(folder, settings.features().schema())) {
            if (json) {
                console.out().println(json(scorer).toPrettyString());
            } else {
                print(scorer);
            }
            console.out().flush();
            return ExitCodes.OK;
        } catch (InvalidBundleException e) {
            if (!json) {
                throw e;
            }
            ObjectNode root = JsonNodeFactory.instance.objectNode().put("accepted", false);
            e.problems().forEach(root.putArray("problems")::add);
            console.out().println(root.toPrettyString());
            console.out().flush();
            return ExitCodes.INVALID;
        }
    }

    private static ObjectNode json(Scorer scorer) {
        ModelManifest manifest = scorer.manifest();
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("accepted", true);
        root.put("id", manifest.id());
        root.put("version", manifest.version());
        root.put("digest", scorer.digest());
        ObjectNode roles = root.putObject("roles");
        for (RoleModel role : manifest.roles()) {
            ObjectNode members = roles.putObject(role.role().toString());
            role.members().forEach(member -> members.put(member.name(), MemberLine.of(member)));
        }
        root.putArray("problems");
        return root;
    }

    private void print(Scorer scorer) {
        ModelManifest manifest = scorer.manifest();
        console.out()
                .printf(
                        "%s %s: a job accepts it, digest %s%n",
                        manifest.id(), manifest.version(), scorer.digest());
        for (RoleModel role : manifest.roles()) {
            RoleScreen.print(role, console.out());
        }
    }
}
