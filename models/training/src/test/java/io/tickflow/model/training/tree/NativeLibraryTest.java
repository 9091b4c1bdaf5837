package io.tickflow.model.training.tree;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickflow.model.training.run.TrainingException;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {

    @Test
    void shouldNameMissingLibrary() {
        assertThatThrownBy(
                        () ->
                                NativeLibrary.load(
                                        "XGBoost",
                                        () -> {
                                            throw new ExceptionInInitializerError(
                                                    new UnsatisfiedLinkError(
                                                            "libgomp.so.1: cannot open"));
                                        }))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("libgomp.so.1: cannot open")
                .hasMessageContaining("libgomp1");
    }

    @Test
    void shouldLoadWhereTheLibraryIs() {
        assertThatCode(NativeLibrary::loadXgboost).doesNotThrowAnyException();
        assertThatCode(NativeLibrary::loadLightgbm).doesNotThrowAnyException();
    }
}
