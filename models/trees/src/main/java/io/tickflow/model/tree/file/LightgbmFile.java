package io.tickflow.model.tree.file;

import io.tickflow.model.tree.ModelSource;
import io.tickflow.model.tree.Split;
import io.tickflow.model.tree.Tree;
import io.tickflow.model.tree.TreeEnsemble;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Parses the text that LightGBM's {@code Booster.save_model} writes, versions v3 and v4. After
 * early stopping LightGBM itself saves only the trees up to the best iteration.
 */
public final class LightgbmFile {

    private static final String END_OF_TREES = "end of trees";
    private static final String PARAMETERS = "\nparameters:\n";
    private static final String END_OF_PARAMETERS = "\nend of parameters";

    private static final int FEATURES_MAX = 100_000;
    private static final int CLASSES_MAX = 1_000;
    private static final int TREES_MAX = 1_000_000;

    /** Text with a character for each byte, as the file counts its trees in bytes. */
    private final String text;

    private final LightgbmSection header;
    private final int firstTree;

    private LightgbmFile(String text) {
        this.text = text;
        int tree = text.indexOf("\nTree=");
        if (text.indexOf('\r') >= 0) {
            throw new ModelFileException(
                    "the file has line ends of Windows, so the sizes of its trees are wrong; save"
                            + " the model again, or copy it without converting text");
        }
        if (tree < 0) {
            throw cut("it has no tree");
        }
        this.firstTree = tree + 1;
        this.header = LightgbmSection.of("the header", text.substring(0, firstTree));
    }

    /**
     * Parses the content of a file.
     *
     * @throws ModelFileException if it is no model that can be scored exactly
     */
    public static TreeEnsemble parse(byte[] content) {
        var file = new LightgbmFile(new String(content, StandardCharsets.ISO_8859_1));
        return file.ensemble();
    }

    private TreeEnsemble ensemble() {
        String version = header.text("version");
        if (!version.equals("v3") && !version.equals("v4")) {
            throw new ModelFileException(
                    "the file has version '"
                            + version
                            + "'; v3 and v4 can be read: save it with LightGBM 3 or 4");
        }
        var objective =
                LightgbmObjective.of(header.has("objective") ? header.text("objective") : "custom");
        int classes = header.integer("num_tree_per_iteration", 1, CLASSES_MAX);
        objective.requireClasses(classes);
        int features = header.integer("max_feature_idx", 0, FEATURES_MAX - 1) + 1;
        var ensemble =
                new TreeEnsemble(
                        new ModelSource("lightgbm", version, objective.name()),
                        features,
                        names(features),
                        Split.LESS_OR_EQUAL,
                        objective.link(),
                        Collections.nCopies(classes, 0f),
                        trees(objective, classes, features));
        return TwoClasses.folded(ensemble);
    }

    private List<String> names(int features) {
        var names = new ArrayList<String>();
        for (String name : header.words("feature_names", features)) {
            names.add(
                    new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
        return names;
    }

    private List<Tree> trees(LightgbmObjective objective, int classes, int features) {
        List<LightgbmSection> sections = sections();
        if (sections.size() % classes != 0) {
            throw cut(sections.size() + " trees are not the same number for each class");
        }
        double scale = objective.scale();
        if (header.has("average_output")) {
            int rounds = sections.size() / classes;
            scale /= rounds;
        }
        var trees = new ArrayList<Tree>();
        for (int i = 0; i < sections.size(); i++) {
            trees.add(new LightgbmTree(sections.get(i), scale).tree(i % classes, features));
        }
        return trees;
    }

    /** Splits the trees by the sizes in the header, which must lead to the end of the trees. */
    private List<LightgbmSection> sections() {
        String[] sizes = header.text("tree_sizes").strip().split(" +", -1);
        if (sizes.length > TREES_MAX) {
            throw cut("it has " + sizes.length + " trees, more than " + TREES_MAX);
        }
        var sections = new ArrayList<LightgbmSection>();
        int at = firstTree;
        for (int i = 0; i < sizes.length; i++) {
            int size = size(sizes[i]);
            String head = "Tree=" + i + "\n";
            if (size > text.length() - at || !text.startsWith(head, at)) {
                throw cut("tree " + i + " is not as long as the header says");
            }
            sections.add(LightgbmSection.of("tree " + i, text.substring(at, at + size)));
            at += size;
        }
        if (!text.startsWith(END_OF_TREES, at)) {
            throw cut("the trees do not end as the header says");
        }
        int parameters = text.indexOf(PARAMETERS, at);
        if (parameters >= 0 && text.indexOf(END_OF_PARAMETERS, parameters) < 0) {
            throw cut("its parameters have no end");
        }
        return sections;
    }

    private static int size(String word) {
        try {
            int size = Integer.parseInt(word);
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Refused below like a size out of range.
        }
        throw cut("the size '" + word + "' of a tree is no number above 0");
    }

    private static ModelFileException cut(String problem) {
        return new ModelFileException(
                "the file is cut or was changed: " + problem + "; save or copy the model again");
    }
}
