package io.tickflow.cli.savepoint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Marks a test that writes savepoints to {@link Savepoints#target}; skipped if none is named. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@EnabledIfSystemProperty(
        named = WritesSavepoint.PROPERTY,
        matches = ".+",
        disabledReason = "writes savepoints to -D" + WritesSavepoint.PROPERTY + "=FOLDER")
@interface WritesSavepoint {

    /** System property that names a folder. */
    String PROPERTY = "tickflow.savepoints.write";
}
