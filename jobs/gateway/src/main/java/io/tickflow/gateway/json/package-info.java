/** JSON of answers. */
@NullMarked
package io.tickflow.gateway.json;

import org.jspecify.annotations.NullMarked;
