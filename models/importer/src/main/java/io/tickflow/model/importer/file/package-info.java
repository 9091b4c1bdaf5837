/** Files and folders in which other libraries save models. */
@NullMarked
package io.tickflow.model.importer.file;

import org.jspecify.annotations.NullMarked;
