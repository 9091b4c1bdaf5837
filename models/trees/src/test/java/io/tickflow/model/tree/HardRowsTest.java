package io.tickflow.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.model.tree.file.TreeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HardRowsTest {

    private static final int ROWS = 300;

    @Test
    void shouldHaveThirdsOfEachKind() throws IOException {
        TreeEnsemble ensemble =
                TreeFile.read(Path.of("..", "..", "testdata", "models", "lgb_binary.txt"));
        int features = ensemble.features();
        var plain = new float[ROWS * features];
        Arrays.fill(plain, 12_345);
        var near = new TreeSet<Float>();
        for (Tree tree : ensemble.trees()) {
            for (int node = 0; node < tree.size(); node++) {
                if (!tree.isLeaf(node)) {
                    near.add(tree.value()[node]);
                    near.add(Math.nextUp(tree.value()[node]));
                    near.add(Math.nextDown(tree.value()[node]));
                }
            }
        }

        float[] hard = HardRows.harden(plain.clone(), ensemble, 9);

        var met = new TreeSet<Float>();
        for (int i = 0; i < hard.length; i++) {
            boolean isChanged = hard[i] != 12_345;
            switch (i / features % 3) {
                case 0 -> assertThat(isChanged).isFalse();
                case 1 -> assertThat(isChanged).isEqualTo(Float.isNaN(hard[i]));
                default -> {
                    assertThat(!isChanged || near.contains(hard[i])).isTrue();
                    met.add(hard[i]);
                }
            }
        }
        assertThat(met).hasSizeGreaterThan(near.size() / 2);
        assertThat(hard).contains(Float.NaN);
    }
}
