package io.tickflow.model.registry;

import io.tickflow.model.registry.store.RegistryStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Comparison of the files of a registry with its journal. */
final class RegistryAuditor {

    private final RegistryStore store;
    private final Journal journal;
    private final BundleTree bundles;
    private final List<PublishedModel> sound = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    RegistryAuditor(RegistryStore store, Journal journal, BundleTree bundles) {
        this.store = store;
        this.journal = journal;
        this.bundles = bundles;
    }

    RegistryAudit audit() {
        journal.foreignFiles().forEach(file -> notices.add(file + " is no entry of the journal"));
        RegistryState state = RegistryState.of(journal.read());
        Set<String> known = new HashSet<>();
        for (String name : state.names()) {
            for (PublishedModel model : state.versions(name)) {
                known.add(check(model));
            }
        }
        try {
            findOrphans(known);
        } catch (IOException e) {
            problems.add(
                    "the bundles of " + store.place() + " cannot be listed: " + e.getMessage());
        }
        return new RegistryAudit(sound, problems, notices);
    }

    private String check(PublishedModel model) {
        String folder = model.folder();
        int before = problems.size();
        for (BundleFile file : model.files()) {
            String problem = bundles.problem(folder + '/' + file.name(), file);
            if (problem != null) {
                problems.add(problem + ". Maybe publish the same bundle again, which repairs it");
            }
        }
        boolean hasManifest =
                model.files().stream()
                        .anyMatch(
                                file ->
                                        file.name().equals(BundleTree.MANIFEST)
                                                && file.sha256().equals(model.digest()));
        if (!hasManifest) {
            problems.add(folder + " has no manifest with the digest that the journal says");
        }
        if (problems.size() == before) {
            sound.add(model);
        }
        return folder;
    }

    private void findOrphans(Set<String> known) throws IOException {
        for (String name : store.list(BundleTree.FOLDER)) {
            for (String version : listIfFolder(BundleTree.FOLDER + '/' + name)) {
                String path = BundleTree.FOLDER + '/' + name + '/' + version;
                for (String digest : listIfFolder(path)) {
                    String folder = path + '/' + digest;
                    if (!known.contains(folder)) {
                        notices.add(
                                folder
                                        + " belongs to no entry: a publication did not end, or lost"
                                        + " against another");
                    }
                }
            }
        }
    }

    private List<String> listIfFolder(String path) {
        try {
            return store.list(path);
        } catch (IOException e) {
            notices.add(path + " is no folder of a bundle");
            return List.of();
        }
    }
}
