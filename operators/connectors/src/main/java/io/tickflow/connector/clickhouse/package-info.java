/** ClickHouse ends. */
@NullMarked
package io.tickflow.connector.clickhouse;

import org.jspecify.annotations.NullMarked;
