/** JSON Schema and OpenAPI documents, derived from the code. */
@NullMarked
package io.tickflow.gateway.schema;

import org.jspecify.annotations.NullMarked;
