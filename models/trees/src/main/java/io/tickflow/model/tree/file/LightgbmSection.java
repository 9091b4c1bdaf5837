package io.tickflow.model.tree.file;

import java.util.HashMap;
import java.util.Map;

/**
 * Lines {@code key=value} of a LightGBM file: its header, or a tree.
 *
 * @param name name of the section, for messages
 * @param values values by key, empty for a key alone
 */
record LightgbmSection(String name, Map<String, String> values) {

    static LightgbmSection of(String name, String text) {
        var values = new HashMap<String, String>();
        for (String line : text.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (!line.isEmpty()) {
                String key = equals < 0 ? line : line.substring(0, equals);
                values.put(key, equals < 0 ? "" : line.substring(equals + 1));
            }
        }
        return new LightgbmSection(name, values);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        String text = values.get(key);
        if (text == null) {
            throw new ModelFileException(
                    name + " has no " + key + "; the file is damaged: save the model again");
        }
        return text;
    }

    int integer(String key, int min, int max) {
        int number = integer(key, text(key));
        if (number < min || number > max) {
            throw unexpected(key, text(key), "a number from " + min + " to " + max);
        }
        return number;
    }

    int[] ints(String key, int count) {
        String[] words = words(key, count);
        var ints = new int[count];
        for (int i = 0; i < count; i++) {
            ints[i] = integer(key, words[i]);
        }
        return ints;
    }

    double[] doubles(String key, int count) {
        String[] words = words(key, count);
        var doubles = new double[count];
        for (int i = 0; i < count; i++) {
            doubles[i] = number(key, words[i]);
        }
        return doubles;
    }

    /** Splits a value into exactly {@code count} words. */
    String[] words(String key, int count) {
        String text = text(key).strip();
        String[] words = text.isEmpty() ? new String[0] : text.split(" +");
        if (words.length != count) {
            throw unexpected(key, words.length + " words", count + " words");
        }
        return words;
    }

    private int integer(String key, String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw unexpected(key, word, "an integer");
        }
    }

    private double number(String key, String word) {
        return switch (word) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> decimal(key, word);
        };
    }

    private double decimal(String key, String word) {
        try {
            double number = Double.parseDouble(word);
            if (!Double.isNaN(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below like NaN.
        }
        throw unexpected(key, word, "a number");
    }

    private ModelFileException unexpected(String key, String found, String expected) {
        String shortened = found.length() <= 40 ? found : found.substring(0, 40) + "...";
        return new ModelFileException(
                name
                        + " has "
                        + key
                        + " '"
                        + shortened
                        + "' and must have "
                        + expected
                        + "; the file is damaged: save the model again");
    }
}
