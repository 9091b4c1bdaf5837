package io.tickflow.model.tree;

import java.util.List;

/**
 * Model of trees in a normal form: each margin is its base plus the leaves that a row reaches, and
 * the link makes outputs of margins. Parsers fold scales, averages and the defaults of a library
 * into leaves and nodes.
 *
 * @param source origin of the model
 * @param features number of input features
 * @param featureNames names of the features, empty if the file has none
 * @param split comparison at inner nodes
 * @param link function from margins to outputs
 * @param baseMargins initial margins; their number is the number of outputs
 * @param trees trees in the order of summation
 */
public record TreeEnsemble(
        ModelSource source,
        int features,
        List<String> featureNames,
        Split split,
        Link link,
        List<Float> baseMargins,
        List<Tree> trees) {

    /** Largest magnitude that LightGBM takes for zero. */
    public static final float ZERO = 1e-35f;

    /** Copies the lists. */
    public TreeEnsemble {
        featureNames = List.copyOf(featureNames);
        baseMargins = List.copyOf(baseMargins);
        trees = List.copyOf(trees);
    }

    /** Returns the number of margins: 1 for a binary model or a regression, else the classes. */
    public int outputs() {
        return baseMargins.size();
    }

    /**
     * Returns an ensemble of other margins: {@code factor} times these, plus {@code offset}. Each
     * leaf is rounded once.
     */
    public TreeEnsemble scaled(double factor, double offset) {
        return new TreeEnsemble(
                source,
                features,
                featureNames,
                split,
                link,
                baseMargins.stream().map(base -> (float) (factor * base + offset)).toList(),
                trees.stream().map(tree -> tree.scaled(factor)).toList());
    }

    /** Returns the same trees with another link. */
    public TreeEnsemble withLink(Link other) {
        return new TreeEnsemble(source, features, featureNames, split, other, baseMargins, trees);
    }

    /** Returns the number of nodes of all trees. */
    public int nodes() {
        return trees.stream().mapToInt(Tree::size).sum();
    }
}
