package io.tickflow.job.history;

import io.tickflow.connector.event.Envelope;
import io.tickflow.connector.event.RecordedEvent;
import java.lang.reflect.Field;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.PojoField;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;

/** Flink type information of recorded events, which Flink cannot derive from a type variable. */
final class RecordedEventType {

    private RecordedEventType() {}

    @SuppressWarnings("unchecked") // There is one class object for every T.
    static <T> TypeInformation<RecordedEvent<T>> of(Class<T> bodyType) {
        var fields =
                List.of(
                        new PojoField(field("envelope"), TypeInformation.of(Envelope.class)),
                        new PojoField(field("body"), TypeInformation.of(bodyType)),
                        new PojoField(field("partition"), Types.INT),
                        new PojoField(field("offset"), Types.LONG),
                        new PojoField(field("appendTimeMillis"), Types.LONG),
                        new PojoField(field("epoch"), Types.LONG));
        return new PojoTypeInfo<>((Class<RecordedEvent<T>>) (Class<?>) RecordedEvent.class, fields);
    }

    private static Field field(String name) {
        try {
            return RecordedEvent.class.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("the record has lost its field " + name, e);
        }
    }
}
