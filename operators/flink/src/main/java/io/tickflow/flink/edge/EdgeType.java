package io.tickflow.flink.edge;

import io.tickflow.core.market.Tick;
import io.tickflow.core.signal.ScoredDecision;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Type of the records of an edge that has a serializer of its own. Flink's serializer of records
 * reads every field by reflection and writes every text anew, which cost more at each tick than the
 * signals themselves. For edges alone: state in savepoints keeps the types that it was written
 * with.
 *
 * @param <T> immutable record
 */
public final class EdgeType<T> extends TypeInformation<T> {

    /** Ticks between decoding and features. */
    public static final TypeInformation<Tick> TICK =
            new EdgeType<>(Tick.class, new TickSerializer());

    /** Decisions between scoring and signals. */
    public static final TypeInformation<ScoredDecision> SCORED_DECISION =
            new EdgeType<>(ScoredDecision.class, new ScoredDecisionSerializer());

    private final Class<T> type;
    private final EdgeSerializer<T> serializer;

    private EdgeType(Class<T> type, EdgeSerializer<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer.duplicate();
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public String toString() {
        return "EdgeType(" + serializer.id() + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EdgeType<?> that && that.serializer.equals(serializer);
    }

    @Override
    public int hashCode() {
        return serializer.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof EdgeType;
    }
}
