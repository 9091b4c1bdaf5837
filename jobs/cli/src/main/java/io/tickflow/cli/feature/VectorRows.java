package io.tickflow.cli.feature;

import io.tickflow.core.feature.FeatureVector;
import java.io.Closeable;
import java.io.IOException;

/** Writer of rows in one format. */
interface VectorRows extends Closeable {

    /** Appends a row; the vector has as many values as there are feature columns. */
    void write(FeatureVector vector) throws IOException;
}
