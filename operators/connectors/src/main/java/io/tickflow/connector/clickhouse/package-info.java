/** ClickHouse ends of the jobs. */
@NullMarked
package io.tickflow.connector.clickhouse;

import org.jspecify.annotations.NullMarked;
