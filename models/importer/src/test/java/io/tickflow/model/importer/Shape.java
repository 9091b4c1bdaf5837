package io.tickflow.model.importer;

import io.tickflow.model.contract.manifest.MemberOutput.Kind;
import io.tickflow.model.importer.member.ReadingOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Row of the table of model files.
 *
 * @param file file or folder below testdata/models
 * @param special property that makes it a case of its own
 * @param flags flags of the command line that it needs
 * @param refusal part of the message that refuses it; null if it is accepted
 */
record Shape(String file, String special, String flags, @Nullable String refusal) {

    static Shape accepted(String file, String special) {
        return accepted(file, special, "");
    }

    static Shape accepted(String file, String special, String flags) {
        return new Shape(file, special, flags, null);
    }

    static Shape refused(String file, String special, String refusal) {
        return new Shape(file, special, "", refusal);
    }

    static Shape refused(String file, String special, String flags, String refusal) {
        return new Shape(file, special, flags, refusal);
    }

    /** Name of the table of golden rows. */
    String golden() {
        return file.replaceAll("\\.[a-z]+$", "") + ".csv";
    }

    ReadingOptions options() {
        return new ReadingOptions(
                TestSchema.NAMES,
                flag("--output"),
                flag("--positive"),
                flags.contains("--logits") ? Kind.LOGIT : kind(),
                number("--scale"),
                number("--tolerance"),
                !"none".equals(flag("--missing")));
    }

    private @Nullable Kind kind() {
        String kind = flag("--kind");
        return kind == null ? null : Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    private double number(String name) {
        String value = flag(name);
        return value == null ? 0 : Double.parseDouble(value);
    }

    private @Nullable String flag(String name) {
        List<String> words = Arrays.asList(flags.split(" "));
        int at = words.indexOf(name);
        return at < 0 ? null : words.get(at + 1);
    }

    @Override
    public String toString() {
        return file;
    }
}
