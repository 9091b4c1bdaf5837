package io.tickflow.model.importer.golden;

import io.tickflow.model.onnx.GoldenRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects golden rows of a role from blocks of rows, each with the answers of some members. */
public final class GoldenAssembly {

    private final int features;
    private final List<Block> blocks = new ArrayList<>();

    private record Block(float[] inputs, Map<String, float[]> answers) {}

    /** Creates an assembly of rows with {@code features} inputs. */
    public GoldenAssembly(int features) {
        this.features = features;
    }

    /** Adds rows with the answers of some members, one a row each. */
    public void add(float[] inputs, Map<String, float[]> answers) {
        if (inputs.length > 0 && !answers.isEmpty()) {
            blocks.add(new Block(inputs, answers));
        }
    }

    /** Returns true if there is no row. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Golden rows of all blocks, repeated until there are enough. */
    public GoldenRows rows() {
        int given = blocks.stream().mapToInt(block -> block.inputs().length / features).sum();
        int count = Math.max(given, GoldenRows.ROWS_MIN);
        var inputs = new float[count * features];
        Map<String, float[]> answers = new LinkedHashMap<>();
        for (Block block : blocks) {
            block.answers().keySet().forEach(member -> answers.put(member, unknown(count)));
        }
        int at = 0;
        while (at < count) {
            for (Block block : blocks) {
                int rows = Math.min(block.inputs().length / features, count - at);
                System.arraycopy(block.inputs(), 0, inputs, at * features, rows * features);
                for (Map.Entry<String, float[]> answer : block.answers().entrySet()) {
                    float[] all = answers.get(answer.getKey());
                    if (all != null) {
                        System.arraycopy(answer.getValue(), 0, all, at, rows);
                    }
                }
                at += rows;
            }
        }
        return new GoldenRows(inputs, answers);
    }

    private static float[] unknown(int count) {
        var answers = new float[count];
        Arrays.fill(answers, GoldenRows.UNKNOWN);
        return answers;
    }
}
