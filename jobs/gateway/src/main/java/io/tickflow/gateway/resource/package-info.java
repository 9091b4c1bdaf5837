/** Resources of the API. */
@NullMarked
package io.tickflow.gateway.resource;

import org.jspecify.annotations.NullMarked;
