package io.tickflow.ticks.text;

import io.tickflow.ticks.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Place of each field in a line. Mutable while a layout is looked for. */
final class Columns {

    static final int ABSENT = -1;

    private final Map<Field, Integer> places = new EnumMap<>(Field.class);

    Columns put(Field field, int column) {
        places.put(field, column);
        return this;
    }

    void remove(Field field) {
        places.remove(field);
    }

    boolean has(Field field) {
        return places.containsKey(field);
    }

    /** Number of the column, from 0, or {@link #ABSENT}. */
    int of(Field field) {
        return places.getOrDefault(field, ABSENT);
    }

    int last() {
        return places.values().stream().mapToInt(Integer::intValue).max().orElse(ABSENT);
    }

    boolean areOfBars() {
        boolean sides = has(Field.BID) && has(Field.ASK);
        return !sides && places.keySet().stream().filter(Field::isOfBar).count() >= 3;
    }

    /** Returns true if a tick can be made of them. */
    boolean areComplete() {
        boolean quote = has(Field.BID) && has(Field.ASK);
        return has(Field.TIME) && (quote || has(Field.LAST));
    }

    /** Missing fields, for a message. */
    String missing() {
        List<String> missing = new ArrayList<>();
        if (!has(Field.TIME) && !has(Field.TIME_MSC)) {
            missing.add("time");
        }
        for (Field side : List.of(Field.BID, Field.ASK)) {
            if (!has(side)) {
                missing.add(side.toString());
            }
        }
        return String.join(", ", missing);
    }

    /**
     * All columns for the user.
     *
     * @param names in the header; empty without one
     * @param width number of columns
     */
    List<Reading.Column> describe(List<String> names, int width) {
        Map<Integer, String> fields =
                places.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getValue,
                                        entry -> entry.getKey().toString(),
                                        (one, other) -> one));
        var described = new ArrayList<Reading.Column>();
        for (int i = 0; i < Math.max(width, names.size()); i++) {
            String name = i < names.size() ? names.get(i) : Integer.toString(i);
            described.add(new Reading.Column(name, fields.getOrDefault(i, "-")));
        }
        return described;
    }
}
