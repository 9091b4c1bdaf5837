package io.tickflow.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReferenceTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void shouldParseAliasVersionAndDigest() {
        assertThat(ModelReference.parse("models:/direction-eurusd@champion"))
                .isEqualTo(ModelReference.toAlias("direction-eurusd", "champion"));
        assertThat(ModelReference.parse("models:/direction-eurusd/7"))
                .isEqualTo(ModelReference.toVersion("direction-eurusd", "7"));
        assertThat(ModelReference.parse("models:/direction-eurusd/7#" + DIGEST).digest())
                .isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models:/direction-eurusd@champion",
                "models:/direction-eurusd/2014.05",
                "models:/d/7#0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void shouldPrintAsParsed(String text) {
        assertThat(ModelReference.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models:/direction-eurusd",
                "models:direction-eurusd@champion",
                "models:/direction-eurusd/",
                "models:/@champion",
                "models:/direction-eurusd@",
                "models:/direction-eurusd@latest",
                "models:/direction-eurusd@Champion",
                "models:/../1",
                "models:/direction-eurusd/..",
                "models:/direction-eurusd/../../1",
                "models:/direction-eurusd/.hidden",
                "models:/a b/1",
                "models:/a/1#short",
                "models:/a@champion#" + "0123456789abcdef0123456789abcdef0123456789abcdef01234567",
                "models:/a/1\n"
            })
    void shouldRefuseOtherForms(String text) {
        assertThatThrownBy(() -> ModelReference.parse(text))
                .isInstanceOf(RegistryException.class)
                .hasMessageNotContaining("java");
    }
}
