package io.tickflow.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.junit.jupiter.api.Test;

class OptionSectionTest {

    @Test
    void shouldDeclareEachKeyOnce() {
        List<String> keys = OptionSection.all().stream().flatMap(OptionSection::keys).toList();

        assertThat(keys)
                .contains("tickflow.pipeline", "tickflow.instruments")
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith("tickflow."));
    }

    @Test
    void shouldDescribeEachOption() {
        for (OptionSection section : OptionSection.all()) {
            assertThat(section.options())
                    .as(section.title())
                    .isNotEmpty()
                    .extracting(ConfigOption::description)
                    .doesNotContainNull();
            assertThat(section.maps())
                    .extracting(MapOption::description)
                    .allMatch(text -> text.endsWith("."));
        }
    }
}
