/** Changes of graphs into the form that jobs score. */
@NullMarked
package io.tickflow.model.importer.graph;

import org.jspecify.annotations.NullMarked;
