/** Questions to ClickHouse. */
@NullMarked
package io.tickflow.gateway.history;

import org.jspecify.annotations.NullMarked;
