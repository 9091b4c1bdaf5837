/** Members of a bundle made of model files. */
@NullMarked
package io.tickflow.model.importer.member;

import org.jspecify.annotations.NullMarked;
