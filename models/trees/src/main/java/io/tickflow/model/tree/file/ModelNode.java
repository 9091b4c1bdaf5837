package io.tickflow.model.tree.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Value of a parsed model with its path, which messages name. Numbers may be texts, as XGBoost
 * writes its parameters.
 */
record ModelNode(String path, JsonNode node) {

    /** Returns a member of this object, absent or not. */
    ModelNode get(String name) {
        return new ModelNode(path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    String text() {
        if (!node.isValueNode() || isAbsent()) {
            throw unexpected("a text");
        }
        return node.asText();
    }

    int integer(int min, int max) {
        int number;
        try {
            number = Integer.parseInt(text().strip());
        } catch (NumberFormatException e) {
            throw unexpected("a number", e);
        }
        if (number < min || number > max) {
            throw unexpected("from " + min + " to " + max);
        }
        return number;
    }

    /** Returns the elements of an array. */
    List<ModelNode> elements() {
        requireArray();
        var elements = new ArrayList<ModelNode>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new ModelNode(path + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    int[] ints() {
        requireArray();
        var ints = new int[node.size()];
        for (int i = 0; i < ints.length; i++) {
            JsonNode element = node.get(i);
            if (element.isBoolean()) {
                ints[i] = element.booleanValue() ? 1 : 0;
            } else if (element.isIntegralNumber() && element.canConvertToInt()) {
                ints[i] = element.intValue();
            } else {
                throw element(i, "an integer");
            }
        }
        return ints;
    }

    float[] floats() {
        requireArray();
        var floats = new float[node.size()];
        for (int i = 0; i < floats.length; i++) {
            if (!node.get(i).isNumber()) {
                throw element(i, "a number");
            }
            floats[i] = node.get(i).floatValue();
        }
        return floats;
    }

    private void requireArray() {
        if (!node.isArray()) {
            throw unexpected("an array");
        }
    }

    private ModelFileException element(int index, String expected) {
        return new ModelNode(path + "[" + index + "]", node.get(index)).unexpected(expected);
    }

    ModelFileException unexpected(String expected) {
        return new ModelFileException(unexpectedMessage(expected));
    }

    private ModelFileException unexpected(String expected, Throwable cause) {
        return new ModelFileException(unexpectedMessage(expected), cause);
    }

    private String unexpectedMessage(String expected) {
        String remedy = "; maybe the file is damaged or no XGBoost model: save it again";
        if (node.isMissingNode()) {
            return "the file has no " + path + remedy;
        }
        String found = node.isValueNode() ? "'" + shortened(node.asText()) + "'" : "a container";
        return path + " is " + found + " and must be " + expected + remedy;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
