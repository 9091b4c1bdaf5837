package io.tickflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tickflow.cli.console.Home;
import io.tickflow.core.feature.FeatureVector;
import io.tickflow.core.signal.RegimeVote;
import io.tickflow.core.state.StateCodec;
import io.tickflow.flink.state.StateCodecSerializerSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names that savepoints hold, and the classes that may therefore not move. */
class StateNamesTest {

    private static final Pattern CLASS_NAME = Pattern.compile("io\\.tickflow(\\.\\w+)+");

    /** Classes of today. A savepoint that names them cannot be restored once they have moved. */
    private static final Set<String> BOUND =
            Set.of(
                    StateCodecSerializerSnapshot.class.getName(),
                    FeatureVector.class.getName(),
                    RegimeVote.class.getName());

    /** Codecs as the first savepoints name them; their ids are known, so they may have moved. */
    private static final Set<String> FORMER =
            Set.of(
                    "io.tickflow.core.desk.DeskBookCodec",
                    "io.tickflow.core.desk.RecentIdCodec",
                    "io.tickflow.core.desk.SymbolMarketCodec",
                    "io.tickflow.core.desk.TradeCodec");

    @Test
    void shouldFindNoOtherClassesInSavepoints() throws IOException {
        var named = new TreeSet<String>();
        try (var files = Files.walk(Home.resolve("testdata/savepoints"))) {
            for (Path file :
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.endsWith("README.md"))
                            .toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                CLASS_NAME.matcher(text).results().forEach(match -> named.add(match.group()));
            }
        }

        assertThat(named).containsAll(BOUND).isSubsetOf(union(BOUND, FORMER));
    }

    @Test
    void shouldListEachStateCodecAsService() {
        Set<String> codecs =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("io.tickflow")
                                .stream()
                                .filter(c -> c.isAssignableTo(StateCodec.class) && !c.isInterface())
                                .map(JavaClass::getName)
                                .collect(Collectors.toSet());
        var listed = new TreeSet<String>();
        for (StateCodec<?> codec : ServiceLoader.load(StateCodec.class)) {
            listed.add(codec.getClass().getName());
        }

        assertThat(codecs).isNotEmpty().isEqualTo(listed);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }
}
