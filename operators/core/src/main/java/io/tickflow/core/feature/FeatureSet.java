package io.tickflow.core.feature;

import io.tickflow.core.bar.BarPrice;
import io.tickflow.core.feature.expression.CompiledFeatures;
import io.tickflow.core.feature.expression.FeatureCompiler;
import io.tickflow.core.feature.node.Node;
import io.tickflow.core.feature.node.RollingPlan;
import io.tickflow.core.feature.node.RollingValue;
import io.tickflow.core.feature.store.BarSeries;
import io.tickflow.core.feature.store.StateLayout;
import io.tickflow.core.feature.store.SymbolTrades;
import io.tickflow.core.state.StateOutput;
import io.tickflow.core.state.StateSource;
import io.tickflow.model.contract.FeatureSchema;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Compiled features of a pipeline: their schema, their nodes, and the layout of the state of a
 * symbol. Compiled once by the process that builds a graph, and once by each JVM that it is sent
 * to. Immutable and thread-safe.
 */
public final class FeatureSet implements Serializable {

    /** So that many symbols fit into memory, whatever is configured. */
    private static final int STATE_BYTES_MAX = 262_144;

    /** Set compiled last: the jobs of a process and the subtasks of a JVM ask for the same. */
    private static final AtomicReference<@Nullable FeatureSet> LATEST = new AtomicReference<>();

    private final FeatureConfig config;
    private final FeatureSchema schema;
    private final List<BarSeries.Plan> plans;
    private final StateLayout<SymbolState> layout;
    private final List<StateGroup> groups;
    private final int[] windowSizes;
    private final Node[] columns;
    private final Node[] nodes;
    private final int quoteCount;
    private final RollingPlan rollingPlan;
    private final int decisionSeries;
    private final SymbolTrades.Plan trades;

    private FeatureSet(FeatureConfig config, CompiledFeatures compiled) {
        this.config = config;
        this.schema = new FeatureSchema(compiled.specs());
        this.plans = compiled.plans();
        this.nodes = compiled.nodes().toArray(Node[]::new);
        this.columns = compiled.columns().toArray(Node[]::new);
        this.quoteCount = compiled.quoteCount();
        List<RollingValue> windows = compiled.windows();
        this.windowSizes = windows.stream().mapToInt(RollingValue::windowSize).toArray();
        this.rollingPlan = RollingPlan.of(windows, quoteCount);
        this.decisionSeries = compiled.decisionSeries();
        this.trades = compiled.trades();
        this.layout =
                SymbolParts.layout(
                        plans,
                        windows.stream().map(node -> node.description().definition()).toList(),
                        trades);
        this.groups = layout.groups().stream().map(StateGroup::new).toList();
    }

    /**
     * Compiles a configuration, unless it is the one that this JVM compiled last.
     *
     * @throws InvalidFeaturesException naming everything that is wrong with it
     */
    public static FeatureSet of(FeatureConfig config) {
        synchronized (LATEST) {
            FeatureSet latest = LATEST.get();
            if (latest != null && latest.config.equals(config)) {
                return latest;
            }
            FeatureSet compiled = compile(config);
            LATEST.set(compiled);
            return compiled;
        }
    }

    private static FeatureSet compile(FeatureConfig config) {
        CompiledFeatures compiled =
                FeatureCompiler.compile(
                        config.bars(), config.added(), config.decisionPoint(), config.barRules());
        if (!compiled.problems().isEmpty()) {
            throw new InvalidFeaturesException(compiled.problems());
        }
        var features = new FeatureSet(config, compiled);
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

    /** Configuration that it was compiled from. */
    public FeatureConfig config() {
        return config;
    }

    /** The features, in the order of every vector. */
    public FeatureSchema schema() {
        return schema;
    }

    /** The features and bars of every vector. */
    public VectorSchema vectorSchema() {
        return new VectorSchema(
                schema, plans.stream().map(plan -> plan.bars().toString()).toList());
    }

    /** The groups that a symbol's state is stored in; the order is that of their bits. */
    public List<StateGroup> groups() {
        return groups;
    }

    /** The state of a symbol that was never seen. */
    public SymbolState newState() {
        return new SymbolState(layout, plans, windowSizes, trades);
    }

    /**
     * Reads the state of a symbol; one that was never seen if nothing is stored. If it was stored
     * as things are configured now, groups that only bars change stay in {@code source} until they
     * are needed. Otherwise new parts begin empty, as do those that were left out for a while, and
     * all of it counts as changed.
     *
     * @param used a state that is not needed any more, to be filled; null if there is none
     */
    SymbolState read(StateSource source, @Nullable SymbolState used) throws IOException {
        byte[] first = layout.firstIn(source);
        if (first == null) {
            return newState();
        }
        boolean current = layout.isCurrent(first);
        SymbolState state = current && used != null ? used : newState();
        layout.readFirst(state, first);
        if (current) {
            state.leaveIn(source);
            return state;
        }
        state.log().spoil();
        layout.readOthers(state, first, source);
        state.markChanged(SymbolParts.ALL);
        return state;
    }

    /**
     * Drops what is younger than the ticks that a state of another layout has just taken in: parts
     * that were not stored before those ticks, or begin afresh in a new version, have missed them.
     */
    SymbolState withoutYounger(SymbolState state, StateSource source) throws IOException {
        SymbolState older = newState();
        layout.copyStored(state, source, older);
        older.markChanged(SymbolParts.ALL);
        older.log().outdate();
        return older;
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

    /** Price that bars are made of. */
    BarPrice barPrice() {
        return config.barRules().price();
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

    RollingPlan rollingPlan() {
        return rollingPlan;
    }

    /** True if a tick that closed bars of these series is a decision point. */
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
}
