/** Makes bundles of model files from other libraries. */
@NullMarked
package io.tickflow.model.importer;

import org.jspecify.annotations.NullMarked;
