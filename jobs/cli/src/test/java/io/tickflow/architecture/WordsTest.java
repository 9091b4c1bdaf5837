package io.tickflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickflow.architecture.JavaSource.Named;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for words: the first sentence of a type's Javadoc, and the length of test names. */
class WordsTest {

    private static final int FILES_MIN = 200;
    private static final int TEST_WORDS_MAX = 10;
    private static final Pattern QUESTION =
            Pattern.compile("(?:What|How|Where|Whether|Which|When)\\b.*");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])");

    @Test
    void shouldOpenTypeDocsWithNounOrVerb() {
        List<JavaSource> sources = JavaSource.all("main");

        assertThat(sources).hasSizeGreaterThan(FILES_MIN);
        assertThat(questions(sources.stream()))
                .as(
                        "Javadoc of a type must open with a noun, or a verb with its object, as in"
                                + " \"Buffers ticks of an evicted symbol.\"; these open with a question"
                                + " word")
                .isEmpty();
    }

    @Test
    void shouldKeepTestNamesShort() {
        List<JavaSource> sources = JavaSource.all("test");

        assertThat(sources).hasSizeGreaterThan(FILES_MIN);
        assertThat(longTests(sources.stream()))
                .as(
                        "the name of a test has at most %d words, better seven, as in"
                                + " shouldRejectTickOutOfOrder; these have more",
                        TEST_WORDS_MAX)
                .isEmpty();
    }

    @Test
    void shouldFindQuestionsAndLongNames() {
        // Outside of the sample, which this test would find in its own source.
        String tooLong = "shouldTakeManyMoreWordsThanATestNameCanReallyBear";
        var source =
                new JavaSource(
                        "Sample.java",
                        """
                        /**
                         * Where orders go.
                         */
                        @Command(name = "a)", footer = {"(\\""})
                        @Deprecated
                        public final class Sample {
                            /** Whether it runs. */
                            boolean isRunning;

                            /** Order. */
                            record Order() {}

                            @Test
                            void %s() {}

                            @ParameterizedTest
                            @ValueSource(ints = 1)
                            void shouldBeShort(int one) {}
                        }
                        """
                                .formatted(tooLong));

        assertThat(questions(Stream.of(source)))
                .containsExactly("Sample.java:6: Sample: Where orders go.");
        assertThat(longTests(Stream.of(source)))
                .containsExactly(
                        "Sample.java:14: shouldTakeManyMoreWordsThanATestNameCanReallyBear (12"
                                + " words)");
    }

    private static List<String> questions(Stream<JavaSource> sources) {
        return sources.flatMap(source -> source.documentedTypes().stream())
                .filter(type -> QUESTION.matcher(type.opening()).matches())
                .map(type -> type.place() + ": " + type.name() + ": " + type.opening())
                .toList();
    }

    private static List<String> longTests(Stream<JavaSource> sources) {
        return sources.flatMap(source -> source.tests().stream())
                .filter(test -> words(test) > TEST_WORDS_MAX)
                .map(test -> test.place() + ": " + test.name() + " (" + words(test) + " words)")
                .toList();
    }

    private static long words(Named test) {
        return WORD.matcher(test.name()).results().count();
    }
}
