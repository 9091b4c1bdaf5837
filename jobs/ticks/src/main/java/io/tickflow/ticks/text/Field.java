package io.tickflow.ticks.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Meaning of a column. */
public enum Field {
    DATE,
    TIME,
    TIME_MSC,
    BID,
    ASK,
    /** Price of one side; the rows tell which. */
    SIDE,
    LAST,
    VOLUME,
    VOLUME_REAL,
    FLAGS,
    SYMBOL,
    BID_VOLUME,
    ASK_VOLUME,
    OPEN,
    HIGH,
    LOW,
    CLOSE;

    /** Field of {@code --columns} by its name; null if there is none. */
    static @Nullable Field ofOption(String name) {
        for (Field field : new Field[] {DATE, TIME, BID, ASK, LAST, VOLUME, FLAGS, SYMBOL}) {
            if (field.toString().equals(name)) {
                return field;
            }
        }
        return null;
    }

    boolean isOfBar() {
        return this == OPEN || this == HIGH || this == LOW || this == CLOSE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
