package io.tickflow.cli.feature;

import io.tickflow.core.feature.FeatureVector;
import java.io.Closeable;
import java.io.IOException;

/** Rows of one format, wherever they go. */
interface VectorRows extends Closeable {

    /** Appends a row; the vector has as many values as there are feature columns. */
    void write(FeatureVector vector) throws IOException;
}
