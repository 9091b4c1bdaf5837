package io.tickflow.cli.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tickflow.cli.console.ExitCodes;
import io.tickflow.model.registry.JournaledRegistry;
import io.tickflow.model.registry.RegistryAudit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Verifies the registry. */
@Command(
        name = "verify",
        description = {
            "Read every file of every bundle and compare it with the journal.",
            "The exit code is 1 if one is missing or was changed. Files that belong to no entry are"
                    + " named and do no harm."
        },
        mixinStandardHelpOptions = true)
public final class ModelsVerifyCommand implements Callable<Integer> {

    @Mixin private final RegistryCall call = new RegistryCall();

    @Override
    public Integer call() {
        JournaledRegistry registry = call.open();
        RegistryAudit audit = registry.verify();
        if (call.isJson()) {
            ObjectNode root = call.object();
            root.put("sound", audit.problems().isEmpty());
            root.put("bundles", audit.bundles().size());
            audit.problems().forEach(root.putArray("problems")::add);
            audit.notices().forEach(root.putArray("notices")::add);
            call.print(root);
        } else {
            audit.problems().forEach(text -> call.print("damaged: " + text));
            audit.notices().forEach(text -> call.print("note: " + text));
            call.print(
                    audit.bundles().size()
                            + (audit.bundles().size() == 1 ? " bundle" : " bundles")
                            + " of "
                            + registry.place()
                            + " have the digests of the journal");
        }
        return audit.problems().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
