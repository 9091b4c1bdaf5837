package io.tickflow.model.onnx.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Attribute of a node of an ONNX graph.
 *
 * @param name name
 * @param text its text; empty if it is none
 * @param ints its integers
 * @param floats its floats
 * @param texts its texts
 */
record Attribute(
        String name, String text, List<Long> ints, List<Float> floats, List<String> texts) {

    private static final int NAME = 1;
    private static final int TEXT = 4;
    private static final int FLOATS = 7;
    private static final int INTS = 8;
    private static final int TEXTS = 9;

    /** Reads an attribute. */
    static Attribute of(WireFields fields) {
        String name = "";
        String text = "";
        var ints = new ArrayList<Long>();
        var floats = new ArrayList<Float>();
        var texts = new ArrayList<String>();
        while (fields.next()) {
            switch (fields.field()) {
                case NAME -> name = fields.text();
                case TEXT -> text = fields.text();
                case TEXTS -> texts.add(fields.text());
                case FLOATS -> addFloats(fields, floats);
                case INTS -> addInts(fields, ints);
                default -> {
                    // Its type, or a form that no list of trees has.
                }
            }
        }
        return new Attribute(name, text, ints, floats, texts);
    }

    private static void addFloats(WireFields fields, List<Float> floats) {
        if (!fields.isBytes()) {
            floats.add(fields.real());
            return;
        }
        ByteBuffer packed = fields.slice();
        while (packed.hasRemaining()) {
            floats.add(packed.getFloat());
        }
    }

    private static void addInts(WireFields fields, List<Long> ints) {
        if (!fields.isBytes()) {
            ints.add(fields.number());
            return;
        }
        WireFields packed = fields.message();
        while (packed.hasMore()) {
            ints.add(packed.packed());
        }
    }
}
