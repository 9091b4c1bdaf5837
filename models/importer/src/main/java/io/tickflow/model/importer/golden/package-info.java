/** Rows with the answers of the library that trained a model. */
@NullMarked
package io.tickflow.model.importer.golden;

import org.jspecify.annotations.NullMarked;
