package io.tickflow.core.feature;

import io.tickflow.core.bar.BarSpec;
import io.tickflow.core.state.StateOutput;
import io.tickflow.model.contract.FeatureSchema;
import io.tickflow.model.contract.FeatureSpec;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features of a pipeline: what they are, how they are computed, and how the state of a symbol
 * is laid out. Compiled once by the process that builds a graph, and once by each JVM that it is
 * sent to. Immutable and thread-safe.
 */
public final class FeatureSet implements Serializable {

    /** So that many symbols fit into memory, whatever is configured. */
    private static final int STATE_BYTES_MAX = 262_144;

    private final FeatureConfig config;
    private final FeatureSchema schema;
    private final List<BarSeries.Plan> plans;
    private final StateLayout layout;
    private final int[] memorySizes;
    private final Node[] columns;
    private final Node[] nodes;
    private final int quoteCount;
    private final MemoryPlan memoryPlan;
    private final int decisionSeries;

    FeatureSet(
            FeatureConfig config,
            List<Node> nodes,
            Map<String, Node> columns,
            Map<String, FeatureSpec> quotes,
            List<BarSeries.Plan> plans,
            List<Remembered> memories,
            int decisionSeries) {
        this.config = config;
        this.plans = List.copyOf(plans);
        this.nodes = nodes.toArray(Node[]::new);
        this.columns = columns.values().toArray(Node[]::new);
        this.quoteCount = quotes.size();
        this.memorySizes = memories.stream().mapToInt(Remembered::memorySize).toArray();
        this.memoryPlan = MemoryPlan.of(memories, quoteCount);
        this.decisionSeries = decisionSeries;
        this.layout =
                new StateLayout(
                        this.plans,
                        memories.stream().map(node -> node.description().definition()).toList());
        this.schema = new FeatureSchema(specs(columns, quotes));
    }

    /**
     * Compiles a configuration.
     *
     * @throws InvalidFeaturesException naming everything that is wrong with it
     */
    public static FeatureSet of(FeatureConfig config) {
        FeatureSet features = FeatureCompiler.compile(config);
        int bytes = features.stateBytes();
        if (bytes > STATE_BYTES_MAX) {
            throw new InvalidFeaturesException(
                    List.of(
                            "add: the state of a symbol would have %,d bytes, at most %,d can be"
                                    .formatted(bytes, STATE_BYTES_MAX)));
        }
        return features;
    }

    /** The standard set, deciding at each tick. */
    public static FeatureSet standard() {
        return of(FeatureConfig.STANDARD);
    }

    /** What it was compiled from. */
    public FeatureConfig config() {
        return config;
    }

    /** The features, in the order of every vector. */
    public FeatureSchema schema() {
        return schema;
    }

    /** The groups that a symbol's state is stored in; the order is that of their bits. */
    public List<StateGroup> groups() {
        return layout.groups();
    }

    /** The state of a symbol that was never seen. */
    public SymbolState newState() {
        return new SymbolState(layout, plans, memorySizes);
    }

    /** What the groups that are stored say, see {@link FeatureEngine#load}. */
    SymbolState read(StateSource source, @Nullable SymbolState used) throws IOException {
        SymbolState state = layout.read(source, this, used);
        return state == null ? newState() : state;
    }

    /** See {@link StateLayout#withoutYounger}. */
    SymbolState withoutYounger(SymbolState state, StateSource source) throws IOException {
        return layout.withoutYounger(state, source, this);
    }

    /** Bytes that the state of one symbol has when it is stored. */
    public int stateBytes() {
        SymbolState state = newState();
        var out = new StateOutput();
        groups().forEach(group -> group.write(state, out));
        return out.size();
    }

    private Object writeReplace() {
        return new SentFeatures(config);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("features are sent as their configuration");
    }

    Node[] columns() {
        return columns;
    }

    Node[] nodes() {
        return nodes;
    }

    /** The first nodes are the features of quotes; the engine fills them in. */
    int quoteCount() {
        return quoteCount;
    }

    MemoryPlan memoryPlan() {
        return memoryPlan;
    }

    /** Whether a tick that closed bars of these series is a decision point. */
    boolean decidesAt(long firedBars) {
        return decisionSeries < 0 || (firedBars & (1L << decisionSeries)) != 0;
    }

    /**
     * Event time in epoch milliseconds before which no tick that comes after the last one of {@code
     * state} is a decision point; 0 if any may be.
     */
    long silentUntilMillis(SymbolState state) {
        return decisionSeries < 0 ? 0 : state.series(decisionSeries).openUntilMillis();
    }

    private List<FeatureSpec> specs(Map<String, Node> named, Map<String, FeatureSpec> quotes) {
        List<BarSpec> bars = plans.stream().map(BarSeries.Plan::bars).toList();
        var specs = new ArrayList<FeatureSpec>();
        named.forEach(
                (name, node) -> {
                    FeatureSpec quote = quotes.get(node.description().definition());
                    specs.add(
                            quote != null && quote.name().equals(name)
                                    ? quote
                                    : specOf(name, node, bars));
                });
        return specs;
    }

    private static FeatureSpec specOf(String name, Node node, List<BarSpec> bars) {
        Node.Description description = node.description();
        Readiness readiness = description.readiness();
        return new FeatureSpec(
                name,
                description.definition(),
                description.unit(),
                description.group(),
                readiness.pace().label(bars),
                readiness.firstValid(),
                readiness.settled(),
                readiness.sessionMillis());
    }
}
